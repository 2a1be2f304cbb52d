import * as z from 'zod/mini'
import { filesBytesMax } from './files.ts'

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

/** What an upload is called from then on: a random part, and what was announced. Whoever says it may only use files of their own. */
export const fileId = (random: string, { name, contentType, bytes }: AnnouncedFile): string =>
  `${random}.${Buffer.from(JSON.stringify([name, contentType, bytes])).toString('base64url')}`
