import { decodeWords } from './encoded-words.ts'
import { safeFileName, uniqueName } from './file-name.ts'
import { firstField, splitHead } from './head.ts'
import { limits } from './limits.ts'
import { bytesOf, type Part } from './part-tree.ts'
import type { MailFile, Note } from './read-mail-shape.ts'

/**
 * The mail's files, as they are: an attached mail stays a mail, `winmail.dat` and archives stay packed, so that
 * nothing can unfold here into more than was sent.
 */
export const filesOf = (
  parts: readonly Part[],
  html: string | undefined,
  notes: Set<Note>,
): MailFile[] => {
  if (parts.length > limits.filesMax) notes.add('files-cut')
  const taken = new Set<string>()
  const shown = new Set([...(html ?? '').matchAll(contentIdUrls)].map(([url]) => contentIdIn(url)))
  return parts.slice(0, limits.filesMax).map((part, index) => {
    const bytes = bytesOf(part)
    const contentType = part.type.value.slice(0, 127)
    const name = uniqueName(safeFileName(nameOf(part, bytes), contentType, index + 1), taken)
    taken.add(name.toLowerCase())
    const contentId = contentIdOf(part)
    const isInline =
      shown.has(contentId ?? '') ||
      (part.disposition.value === 'inline' && contentType.startsWith('image/'))
    return { name, contentType, bytes, isInline, ...(contentId === undefined ? {} : { contentId }) }
  })
}

const contentIdUrls = /cid:[^"'<>\s)]{1,512}/gi

/** `cid:a%40b` is the part whose Content-ID is `<a@b>` (RFC 2392). Undefined for any other address. */
export const contentIdIn = (url: string): string | undefined =>
  /^cid:(.+)$/i
    .exec(url.trim())?.[1]
    ?.replace(/%([0-7][0-9a-f])/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )

const contentIdOf = ({ fields }: Part): string | undefined => {
  const id = firstField(fields, 'content-id')?.replace(/^[<\s]+|[>\s]+$/g, '')
  return id === undefined || id === '' || id.length > limits.messageIdLettersMax ? undefined : id
}

const nameOf = ({ type, disposition }: Part, bytes: Buffer): string => {
  const given = disposition.parameters.get('filename') ?? type.parameters.get('name') ?? ''
  if (type.value === 'text/calendar') return withEnding(given === '' ? 'invitation' : given, '.ics')
  if (type.value !== 'message/rfc822') return given
  const subject = given === '' ? firstField(splitHead(bytes).fields, 'subject') : given
  return withEnding(decodeWords(subject ?? 'message').slice(0, 100) || 'message', '.eml')
}

const withEnding = (name: string, ending: string): string =>
  name.toLowerCase().endsWith(ending) ? name : `${name}${ending}`
