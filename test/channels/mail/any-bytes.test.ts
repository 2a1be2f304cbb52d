import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMail } from '../../../src/channels/mail/read-mail.ts'
import { ReadMail, Unreadable } from '../../../src/channels/mail/read-mail-shape.ts'
import { envelopeOf, own } from './expected.ts'
import { allMails } from './writing/all-mails.ts'

const small = Object.values(allMails).filter(({ length }) => length < 4000)

/** What stands in mails and turns their reading around. */
const tokens = [
  ...['\r\n', '\n', '\r', '\r\n\r\n', '\u0000', ' ', '\t', ';', ':', ',', '<', '>', '"', '(', ')'],
  ...['=?utf-8?B?', '=?gb18030?Q?', '?=', "*0*=utf-8''%", '=\r\n', '=E4', '--', '--alt--', '\\'],
  ...['Content-Type: multipart/mixed; boundary=alt\r\n', 'Content-Transfer-Encoding: base64\r\n'],
  ...['Content-Type: text/html\r\n', 'Content-Type: message/rfc822\r\n', 'charset=utf-16le'],
  ...['charset=iso-2022-jp', 'format=flowed; delsp=yes', '<div>', '</div>', '<img src=cid:x>'],
  ...['<script>', '<!--', '-->', '<blockquote type=cite>', '&#x0;', '&#xfdd0;', '\ufdd0', '\ufdd2'],
  ...['<constructor>', '<p style="constructor:x;__proto__:y">', '<__proto__ __proto__=x>'],
  ...['charset=constructor', 'constructor', '__proto__', 'hasOwnProperty: x\n'],
  ...['> ', 'From: a@b\n', '发件人：', 'On 1 wrote:', '-- \n', '🙂', 'x'.repeat(1200)],
].map((token) => Buffer.from(token))

const piece = fc.oneof(
  fc.constantFrom(...tokens),
  fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)),
)

/** One change: a stretch is taken out and something stands in its place. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(300)),
  added: fc.oneof(
    { weight: 4, arbitrary: piece },
    { weight: 1, arbitrary: fc.constantFrom(...small) },
  ),
})

const mutated = fc
  .tuple(fc.constantFrom(...small), fc.array(change, { minLength: 1, maxLength: 8 }))
  .map(([mail, changes]) =>
    changes.reduce((bytes, { at, removed, added }) => {
      const from = Math.floor(at * bytes.length)
      return Buffer.concat([bytes.subarray(0, from), added, bytes.subarray(from + removed)])
    }, mail),
  )

const arbitrary = fc.oneof(
  fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  fc.array(piece, { maxLength: 40 }).map((pieces) => Buffer.concat(pieces)),
  fc
    .array(piece, { maxLength: 40 })
    .map((pieces) => Buffer.concat([Buffer.from('From: a@b.example\r\n'), ...pieces])),
)

/** Of work, not by the clock: a busy machine must not fail this. */
const secondsMax = 2

const broken = (raw: Buffer): string | undefined => {
  const before = process.cpuUsage()
  const mail = readMail(raw, envelopeOf({}), own)
  const { user, system } = process.cpuUsage(before)
  if ((user + system) / 1e6 > secondsMax) return 'it took too long'
  if ('unreadable' in mail) return Unreadable.safeParse(mail).error?.message
  const fault = ReadMail.safeParse(mail).error?.message
  if (fault !== undefined) return fault
  if (/<(script|style|iframe|form|svg|link|meta|base)\b/i.test(mail.html ?? '')) return 'live HTML'
  if (/<[^>]*\s(on\w+|src|srcset|background)\s*=/i.test(withoutQuoted(mail.html ?? ''))) {
    return 'HTML that fetches or runs'
  }
  if (mail.files.some(({ name }) => /[/\\\p{Cc}\u202e]/u.test(name))) return 'an unsafe name'
  const lines = [
    mail.subject,
    mail.from?.name,
    mail.from?.address,
    mail.messageId,
    ...mail.references,
  ]
  return lines.some((line) => /[\r\n]/.test(line ?? '')) ? 'a line break in a header' : undefined
}

/** Attributes' values may say anything. */
const withoutQuoted = (html: string): string => html.replace(/="[^"]*"/g, '=""')

/** 10 seconds' work each; a busy machine takes longer. */
const timeout = 300_000

describe('whatever bytes come as a mail', () => {
  test.each([
    ['10,000 mails of the corpus with bytes changed', mutated],
    ['10,000 heaps of bytes', arbitrary],
  ])('%s are each read into the desk’s shape, safely and in time', { timeout }, (_, mails) => {
    fc.assert(
      fc.property(mails, (raw) => {
        expect(broken(raw)).toBeUndefined()
      }),
      { numRuns: 10_000 },
    )
  })
})
