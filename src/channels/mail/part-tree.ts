import { type Field, firstField, splitHead } from './head.ts'
import { limits } from './limits.ts'
import { type Structured, structured } from './parameters.ts'
import type { Note } from './read-mail-shape.ts'
import { fromTransfer } from './transfer.ts'

/** A part of a mail (RFC 2045, 2046). What is no multipart that could be taken apart has no `parts`. */
export interface Part {
  readonly fields: readonly Field[]
  readonly type: Structured
  readonly disposition: Structured
  /** As transferred: see `bytesOf`. */
  readonly body: Buffer
  readonly parts: readonly Part[]
}

/** What reading one mail has used up and left out so far. */
interface Tally {
  parts: number
  readonly notes: Set<Note>
}

/**
 * The mail as a tree. Parts are windows on the raw bytes and nothing is decoded: taking a mail apart needs next to no
 * memory, and limits are met before any work is done. A library was weighed and not taken for this: postal-mime
 * decodes text to letters before anyone can mend a wrong charset, joins attached mails with the text, and counts no
 * parts; its reading of addresses is used in `mailboxes.ts`.
 */
export const readParts = (raw: Buffer): { readonly root: Part; readonly notes: Set<Note> } => {
  const tally: Tally = { parts: 0, notes: new Set() }
  return { root: readPart(raw, 'text/plain', 0, tally), notes: tally.notes }
}

export const bytesOf = ({ fields, body }: Part): Buffer => {
  const encoding = firstField(fields, 'content-transfer-encoding') ?? ''
  return fromTransfer(
    body,
    /[\w-]+/.exec(encoding.replace(/\([^)]*\)/g, ''))?.[0].toLowerCase() ?? '',
  )
}

const readPart = (bytes: Buffer, typeByDefault: string, depth: number, tally: Tally): Part => {
  tally.parts += 1
  const { fields, body, isCut } = splitHead(bytes)
  if (isCut) tally.notes.add('head-cut')
  const given = structured(firstField(fields, 'content-type') ?? typeByDefault)
  const type = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(given.value)
    ? given
    : { ...given, value: typeByDefault }
  const leaf = {
    ...{ fields, type, body, parts: [] },
    disposition: structured(firstField(fields, 'content-disposition') ?? ''),
  }
  if (!type.value.startsWith('multipart/')) return leaf
  if (depth >= limits.depthMax) {
    tally.notes.add('depth-cut')
    return leaf
  }
  const inner = type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
  const parts: Part[] = []
  for (const piece of piecesOf(body, type.parameters.get('boundary') ?? '', tally)) {
    if (tally.parts >= limits.partsMax) {
      tally.notes.add('parts-cut')
      break
    }
    parts.push(readPart(piece, inner, depth + 1, tally))
  }
  return { ...leaf, parts }
}

/** A boundary that is missing or never comes is looked for: the first line of the body that could be one. */
const piecesOf = function* (body: Buffer, boundary: string, tally: Tally): Generator<Buffer> {
  let marker = Buffer.from(`--${boundary}`)
  if (boundary === '' || markAt(body, marker, 0) === undefined) {
    tally.notes.add('boundary-missing')
    const start = body.subarray(0, 4096).toString('latin1')
    const found = /^--[^\s-][^\r\n]{0,200}?(?=[ \t]*\r?$)/m.exec(start)?.[0]
    if (found === undefined) return
    marker = Buffer.from(found, 'latin1')
  }
  let mark = markAt(body, marker, 0)
  while (mark !== undefined && !mark.isLast) {
    const next = markAt(body, marker, mark.next)
    // The line end before a boundary belongs to it (RFC 2046, section 5.1.1).
    yield withoutLineEnd(body.subarray(mark.next, next?.at ?? body.length))
    mark = next
  }
}

interface Mark {
  readonly at: number
  readonly next: number
  readonly isLast: boolean
}

/** A line of nothing but the boundary: one that only begins with it belongs to another multipart. */
const markAt = (body: Buffer, marker: Buffer, from: number): Mark | undefined => {
  for (let at = body.indexOf(marker, from); at >= 0; at = body.indexOf(marker, at + 1)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue
    let end = at + marker.length
    const isLast = body[end] === 0x2d && body[end + 1] === 0x2d
    if (isLast) end += 2
    while (body[end] === 0x20 || body[end] === 0x09 || body[end] === 0x0d) end += 1
    if (end < body.length && body[end] !== 0x0a) continue
    return { at, next: Math.min(end + 1, body.length), isLast }
  }
  return undefined
}

const withoutLineEnd = (piece: Buffer): Buffer => {
  if (piece.at(-1) !== 0x0a) return piece
  return piece.subarray(0, piece.length - (piece.at(-2) === 0x0d ? 2 : 1))
}
