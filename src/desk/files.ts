import * as z from 'zod/mini'
import type { KeptFile } from './mail.ts'

/** What one message may carry. SES takes a mail of 10 MB from us, in which files are a third longer. */
export const filesCountMax = 10
export const filesBytesMax = 7 * 1024 * 1024

/** What a visitor of a page may send: nothing that a computer runs when it is opened. */
export const visitorFileTypes = [
  ...['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/heic'],
  ...['application/pdf', 'text/plain', 'text/csv'],
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const

/** A file that somebody is about to upload. */
export const AnnouncedFile = z.object({
  name: z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(255),
      z.regex(/^[^/\\\p{Cc}]+$/u, 'A name has no slash and no control character.'),
    ),
  contentType: z.string().check(z.maxLength(127), z.regex(/^[\w.+-]+\/[\w.+-]+$/)),
  bytes: z.int().check(z.minimum(1), z.maximum(filesBytesMax)),
})
export type AnnouncedFile = z.infer<typeof AnnouncedFile>

/** Ids of uploaded files, as a message names them. */
export const FileIds = z
  .array(z.string().check(z.maxLength(1600)))
  .check(z.minLength(1), z.maxLength(filesCountMax))

const form = /^([a-z2-7]{26})\.([\w-]+)$/

/** What an upload is called from then on: a random part, and what was announced. Whoever says it may only use files of their own. */
export const fileId = (random: string, { name, contentType, bytes }: AnnouncedFile): string =>
  `${random}.${Buffer.from(JSON.stringify([name, contentType, bytes])).toString('base64url')}`

/** Where the files of somebody lie. */
export type FileOwner = `agents/${string}` | `chats/${string}`

export const fileKey = (owner: FileOwner, random: string): string => `files/${owner}/${random}`

/** The files that these ids of somebody's uploads name; undefined where one is none, or where they are too large together. */
export const filesNamed = (
  owner: FileOwner,
  ids: readonly string[],
): readonly KeptFile[] | undefined => {
  const files = [...new Set(ids)].flatMap((id) => fileIn(owner, id) ?? [])
  const bytes = files.reduce((sum, one) => sum + one.bytes, 0)
  return files.length === new Set(ids).size && bytes <= filesBytesMax ? files : undefined
}

const fileIn = (owner: FileOwner, id: string): KeptFile | undefined => {
  const [, random, said] = form.exec(id) ?? []
  if (random === undefined || said === undefined) return undefined
  const [name, contentType, bytes] = listIn(Buffer.from(said, 'base64url').toString())
  const announced = AnnouncedFile.safeParse({ name, contentType, bytes }).data
  return announced && { ...announced, key: fileKey(owner, random) }
}

const listIn = (text: string): readonly unknown[] => {
  try {
    const found: unknown = JSON.parse(text)
    return Array.isArray(found) ? found : []
  } catch {
    return []
  }
}
