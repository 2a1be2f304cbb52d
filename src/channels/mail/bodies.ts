import { decodeText } from './charset.ts'
import { unflowed } from './flowed-text.ts'
import { shallowHtml } from './html-depth.ts'
import { plainLines } from './letters.ts'
import { limits } from './limits.ts'
import { bytesOf, type Part } from './part-tree.ts'
import type { Note } from './read-mail-shape.ts'

/** A stretch of the mail's body, in one writing or both. */
export interface Stretch {
  readonly plain?: string
  readonly html?: string
}

export interface Bodies {
  readonly stretches: readonly Stretch[]
  /** What is no body: attachments, images, attached mails. In the mail's order. */
  readonly files: readonly Part[]
}

interface Room {
  plain: number
  html: number
  readonly notes: Set<Note>
}

/** Which parts are what people read, and which are files. */
export const bodiesOf = (root: Part, notes: Set<Note>): Bodies => {
  const files: Part[] = []
  const room = { plain: limits.textBytesMax, html: limits.htmlBytesMax, notes }
  return { stretches: stretchesOf(root, root, room, files), files }
}

const stretchesOf = (part: Part, root: Part, room: Room, files: Part[]): readonly Stretch[] => {
  if (part.type.value === 'multipart/encrypted') room.notes.add('encrypted')
  if (part.parts.length > 0) {
    const inner = part.parts.flatMap((one) => stretchesOf(one, root, room, files))
    return part.type.value === 'multipart/alternative' ? alternatives(inner) : inner
  }
  if (isText(part, root)) return [textOf(part, room)]
  if (/^application\/(x-)?pkcs7-mime$/.test(part.type.value)) room.notes.add('encrypted')
  if (!readElsewhere.includes(part.type.value)) files.push(part)
  return []
}

/** Parts of reports, for `reports.ts`; AMP is a third writing of the same text. */
const readElsewhere = [
  'message/delivery-status',
  'message/feedback-report',
  'text/rfc822-headers',
  'text/x-amp-html',
]

/** A multipart that could not be taken apart is shown as it stands. */
const isText = (part: Part, root: Part): boolean => {
  const { value, parameters } = part.type
  if (value.startsWith('multipart/')) return part.body.length < limits.textBytesMax
  if (value !== 'text/plain' && value !== 'text/html') return false
  if (part === root) return true
  return part.disposition.value !== 'attachment' && !hasName(part) && !parameters.has('name')
}

const hasName = ({ disposition }: Part): boolean => disposition.parameters.has('filename')

/** Writings of one text (RFC 2046, section 5.1.4): one stretch. */
const alternatives = (inner: readonly Stretch[]): readonly Stretch[] => {
  const plain = inner.flatMap((one) => one.plain ?? []).join('\n')
  const html = inner.flatMap((one) => one.html ?? []).join('\n')
  if (inner.length === 0) return []
  return [{ ...(plain === '' ? {} : { plain }), ...(html === '' ? {} : { html }) }]
}

const textOf = (part: Part, room: Room): Stretch => {
  const kind = part.type.value === 'text/html' ? 'html' : 'plain'
  const whole = bytesOf(part)
  const bytes = whole.subarray(0, room[kind])
  if (bytes.length < whole.length) room.notes.add(kind === 'html' ? 'html-cut' : 'text-cut')
  room[kind] -= bytes.length
  const { parameters } = part.type
  const given = parameters.get('charset')
  const charset = kind === 'html' ? (given ?? charsetInHtml(bytes)) : given
  const text = decodeText(bytes, charset)
  if (kind === 'html') {
    const html = shallowHtml(text)
    if (html.length < text.length) room.notes.add('html-cut')
    return { html: plainLines(html) }
  }
  const isFlowed = parameters.get('format')?.toLowerCase() === 'flowed'
  const isDelSp = parameters.get('delsp')?.toLowerCase() === 'yes'
  return { plain: plainLines(isFlowed ? unflowed(text, isDelSp) : text) }
}

const charsetInHtml = (bytes: Buffer): string | undefined =>
  /<meta[^>]{1,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(
    bytes.subarray(0, 2048).toString('latin1'),
  )?.[1]
