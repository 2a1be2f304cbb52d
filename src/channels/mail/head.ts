import { decodeText } from './charset.ts'
import { limits } from './limits.ts'

/** A header field: its name in lowercase, its value unfolded and on one line. */
export interface Field {
  readonly name: string
  readonly value: string
}

export interface Head {
  readonly fields: readonly Field[]
  readonly body: Buffer
  /** There were more or longer fields than are read. */
  readonly isCut: boolean
}

const newline = 10
const isFieldStart = /^[!-9;-~]+[ \t]*:/
/** Fields by which a header is known again behind a line that is none. */
const knownField =
  /^(from|to|cc|subject|date|message-id|references|in-reply-to|received|mime-version|content-[a-z-]+|reply-to|return-path|x-[a-z-]+)[ \t]*:/i

/**
 * Header fields and the rest (RFC 5322, section 2.2). Lines may end in CRLF or LF. Without the empty line between
 * them, the body begins at the first line that is no field, unless the header plainly goes on behind it: a fold whose
 * indentation was lost.
 */
export const splitHead = (bytes: Buffer): Head => {
  const lines: Buffer[][] = []
  let at = 0
  let isCut = false
  while (at < bytes.length) {
    if (at > limits.headBytesMax || lines.length > limits.fieldsMax) {
      isCut = true
      at = emptyLineFrom(bytes, at)
      break
    }
    const { line, next } = lineAt(bytes, at)
    if (line.length === 0) {
      at = next
      break
    }
    const start = line.subarray(0, 200).toString('latin1')
    if (/^[ \t]/.test(start)) lines.at(-1)?.push(line)
    else if (isFieldStart.test(start)) lines.push([line])
    else if (/^>?From /.test(start) && lines.length === 0) {
      // The line that a mailbox file puts before each mail.
    } else if (goesOn(bytes, next)) lines.at(-1)?.push(Buffer.from(' '), line)
    else break
    at = next
  }
  const fields = lines.map(fieldOf)
  isCut ||= lines.some(
    (each) => each.reduce((sum, one) => sum + one.length, 0) > limits.fieldBytesMax,
  )
  return { fields, body: bytes.subarray(at), isCut }
}

const lineAt = (bytes: Buffer, from: number): { line: Buffer; next: number } => {
  const found = bytes.indexOf(newline, from)
  const next = found < 0 ? bytes.length : found + 1
  let end = found < 0 ? bytes.length : found
  if (bytes[end - 1] === 13 && end > from) end -= 1
  return { line: bytes.subarray(from, end), next }
}

const goesOn = (bytes: Buffer, from: number): boolean =>
  knownField.test(lineAt(bytes, from).line.subarray(0, 200).toString('latin1'))

const emptyLineFrom = (bytes: Buffer, from: number): number => {
  const found = ['\n\r\n', '\n\n']
    .map((mark) => ({ at: bytes.indexOf(mark, from), length: mark.length }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)[0]
  return found === undefined ? bytes.length : found.at + found.length
}

const fieldOf = (lines: readonly Buffer[]): Field => {
  const bytes = Buffer.concat(lines).subarray(0, limits.fieldBytesMax)
  const colon = bytes.indexOf(':')
  return {
    name: bytes.subarray(0, colon).toString('latin1').trim().toLowerCase(),
    // Headers are ASCII or UTF-8 (RFC 6532); old programs write their own charset, unlabelled.
    value: decodeText(bytes.subarray(colon + 1))
      .replace(/\p{Cc}/gu, ' ')
      .trim(),
  }
}

/** The first field of a name: a second one is ignored, so that nobody reads another mail than a filter did. */
export const firstField = (fields: readonly Field[], name: string): string | undefined =>
  fields.find((field) => field.name === name)?.value

export const everyField = (fields: readonly Field[], name: string): readonly string[] =>
  fields.filter((field) => field.name === name).map(({ value }) => value)
