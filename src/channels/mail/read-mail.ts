import { createHash } from 'node:crypto'
import { automaticReason, isNoReply } from './automatic.ts'
import { bodiesOf } from './bodies.ts'
import { decodeWords } from './encoded-words.ts'
import { filesOf } from './files.ts'
import { forwardOf } from './forward.ts'
import { everyField, type Field, firstField } from './head.ts'
import { bounded, firstLetters } from './letters.ts'
import { limits } from './limits.ts'
import { mailboxesIn } from './mailboxes.ts'
import { messageIds } from './message-ids.ts'
import { type Part, readParts } from './part-tree.ts'
import { withoutQuotation } from './quotation.ts'
import type { Envelope, Forward, Note, Own, ReadMail, Unreadable } from './read-mail-shape.ts'
import { bounceOf, complaintOf } from './reports.ts'
import { safeHtml } from './safe-html.ts'
import { textsOf, wholeHtml } from './whole-text.ts'

/**
 * A raw mail in the desk's words. Never throws, whatever the bytes are: what is wrong is mended or left out with a
 * note, and what is no mail at all has a reason.
 */
export const readMail = (raw: Uint8Array, envelope: Envelope, own: Own): ReadMail | Unreadable => {
  if (raw.length > limits.rawBytesMax) return { unreadable: 'too-large' }
  if (envelope.verdicts.virus === 'FAIL') return { unreadable: 'virus' }
  const { root, notes } = readParts(withLineEnds(raw))
  if (root.fields.length === 0) return { unreadable: 'no-header' }
  const { fields } = root
  const addressed = addressedIn(fields)
  const fromAddress = addressed.from?.address ?? ''
  const subject = subjectOf(fields)
  const ids = messageIds(fields)
  const { forward, ...body } = bodyOf(root, { ...addressed, subject }, notes, own)
  const answered = [...ids.inReplyTo, ...ids.references]
  const reported = { root, fromAddress, subject, text: body.text.text, answered }
  const contentType = root.type.value
  const automatic = automaticReason({
    ...{ fields, contentType, fromAddress, subject, envelope, own },
  })
  return {
    ...addressed,
    ...ids,
    ...body,
    subject,
    ...given('sentAt', sentAt(firstField(fields, 'date') ?? '')),
    bodyHash: hashOf(body),
    ...given('forward', forward),
    ...given('automatic', automatic),
    isFromNoReply: isNoReply(fromAddress),
    ...given('bounce', bounceOf(reported)),
    ...given('complaint', complaintOf(reported)),
    identityIsTrusted: addressed.fromCount === 1 && isUnspoken(envelope),
    notes: [...notes],
  }
}

/** Gateways encode a mail anew and wrap its lines: what counts is what it says, and what is in its files. */
const hashOf = ({ text, files }: Pick<ReadMail, 'text' | 'files'>): string => {
  const hash = createHash('sha256').update(text.text.replace(/\s+/g, ' ').trim())
  for (const { bytes } of files) hash.update(createHash('sha256').update(bytes).digest())
  return hash.digest('hex')
}

/** Old programs end lines in CR alone; where no line ends otherwise, that is what was meant. Empty lines before the header are none's. */
const withLineEnds = (raw: Uint8Array): Buffer => {
  const whole = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const start = whole.findIndex((byte) => byte !== 0x0d && byte !== 0x0a)
  const bytes = whole.subarray(Math.max(start, 0))
  if (bytes.includes(0x0a) || !bytes.includes(0x0d)) return bytes
  return Buffer.from(bytes.map((byte) => (byte === 0x0d ? 0x0a : byte)))
}

type Addressed = Pick<ReadMail, 'from' | 'fromCount' | 'replyTo' | 'to' | 'cc'>

const addressedIn = (fields: readonly Field[]): Addressed => {
  const mailboxes = (name: string) => [...mailboxesIn(everyField(fields, name))]
  const senders = mailboxes('from')
  return {
    ...given('from', senders[0]),
    fromCount: senders.length,
    replyTo: mailboxes('reply-to'),
    to: mailboxes('to'),
    cc: mailboxes('cc'),
  }
}

const subjectOf = (fields: readonly Field[]): string =>
  firstLetters(decodeWords(firstField(fields, 'subject') ?? ''), limits.subjectLettersMax)

type Body = Pick<ReadMail, 'text' | 'reply' | 'html' | 'files'> & {
  readonly forward: Forward | undefined
}

const bodyOf = (
  root: Part,
  said: Pick<ReadMail, 'from' | 'subject'>,
  notes: Set<Note>,
  own: Own,
): Body => {
  const { stretches, files: parts } = bodiesOf(root, notes)
  const unsafe = wholeHtml(stretches)
  const files = filesOf(parts, unsafe, notes)
  const html = unsafe && safeHtml(unsafe.slice(0, limits.htmlBytesMax), files)
  if (unsafe !== undefined && (html === undefined || unsafe.length > limits.htmlBytesMax)) {
    notes.add('html-cut')
  }
  const { whole: text, own: unquoted } = textsOf(stretches)
  if (text.length > limits.textLettersMax) notes.add('text-cut')
  // What a report returns is not passed on to anybody.
  const isReport = root.type.value === 'multipart/report'
  const forward = isReport
    ? undefined
    : forwardOf({ from: said.from, subject: said.subject, text, files: parts }, own)
  // What is forwarded in the text is what the mail is about: nothing of it is taken for a quotation.
  const isInline = forward?.how === 'inline'
  const reply = isInline ? text : withoutQuotation(nonEmpty(unquoted, text))
  return {
    text: bounded(text, limits.textLettersMax),
    reply: bounded(reply, limits.textLettersMax),
    files,
    forward,
    ...given('html', html),
  }
}

const nonEmpty = (text: string | undefined, otherwise: string): string =>
  text === undefined || text.trim() === '' ? otherwise : text

/** DMARC says it best; where it says nothing, a mail that neither SPF nor DKIM stands for is nobody's. */
const isUnspoken = ({ verdicts }: Envelope): boolean =>
  verdicts.dmarc !== 'FAIL' && !(verdicts.spf === 'FAIL' && verdicts.dkim === 'FAIL')

/** RFC 5322, section 3.3. Dates before mail was, or beyond any calendar, are no dates. */
const sentAt = (value: string): number | undefined => {
  const at = Date.parse(
    value
      .slice(0, 100)
      .replace(/\([^()]*\)/g, ' ')
      .trim(),
  )
  return at >= earliest && at <= latest ? at : undefined
}
const [earliest, latest] = [Date.UTC(1980), Date.UTC(2200)]

/** A property that is there only with a value. */
const given = <Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { [key in Name]?: Value } =>
  value === undefined ? {} : ({ [name]: value } as { [key in Name]: Value })
