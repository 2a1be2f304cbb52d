import * as z from 'zod/mini'
import type { KeptFile } from './mail.ts'

/** What one message may carry. SES takes a mail of 10 MB from us, in which files are a third longer. */
export const filesCountMax = 10
export const filesBytesMax = 7 * 1024 * 1024

/** Ids of uploaded files, as a message names them. */
export const FileIds = z
  .array(z.string().check(z.maxLength(1600)))
  .check(z.minLength(1), z.maxLength(filesCountMax))

const form = /^([a-z2-7]{26})\.([\w-]+)$/

/** Where the files of somebody lie. */
export type FileOwner = `agents/${string}` | `chats/${string}`

export const fileKey = (owner: FileOwner, random: string): string => `files/${owner}/${random}`

/** The files that these ids of somebody's uploads name; undefined where one is none, or where they are too large together. */
export const filesNamed = (
  owner: FileOwner,
  ids: readonly string[],
): readonly KeptFile[] | undefined => {
  const files = ids.flatMap((id) => fileIn(owner, id) ?? [])
  const bytes = files.reduce((sum, one) => sum + one.bytes, 0)
  return files.length === ids.length && bytes <= filesBytesMax ? files : undefined
}

const fileIn = (owner: FileOwner, id: string): KeptFile | undefined => {
  const [, random, said] = form.exec(id) ?? []
  if (random === undefined || said === undefined) return undefined
  const [name, contentType, bytes] = listIn(Buffer.from(said, 'base64url').toString())
  // Whoever made this up deceives nobody but those who read their own message.
  const isFile = typeof name === 'string' && typeof contentType === 'string' && Number(bytes) > 0
  return isFile
    ? {
        name: name.slice(0, 255),
        contentType: contentType.slice(0, 127),
        bytes: Number(bytes),
        key: fileKey(owner, random),
      }
    : undefined
}

const listIn = (text: string): readonly unknown[] => {
  try {
    return [].concat(JSON.parse(text))
  } catch {
    return []
  }
}
