import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { readMail } from '../../../src/channels/mail/read-mail.ts'
import type { ReadMail } from '../../../src/channels/mail/read-mail-shape.ts'
import { envelopeOf, own } from './expected.ts'

const words = fc
  .array(fc.constantFrom('router', '路由器', 'Grüße', '🙂', 'ですか', '(1)', 'a,b', '"x"', '?='), {
    minLength: 1,
    maxLength: 12,
  })
  .map((each) => each.join(' '))

const mail = fc.record({
  name: words,
  subject: words,
  lines: fc.array(words, { minLength: 1, maxLength: 5 }),
  hasHtml: fc.boolean(),
  encoding: fc.constantFrom('base64', 'quoted-printable'),
  files: fc.array(fc.record({ stem: words, content: fc.uint8Array({ maxLength: 200 }) }), {
    maxLength: 3,
  }),
})
type Written = typeof mail extends fc.Arbitrary<infer One> ? One : never

const composed = ({ name, subject, lines, hasHtml, encoding, files }: Written): Promise<Buffer> =>
  new MailComposer({
    from: { name, address: 'li@example.com' },
    to: 'help@desk.example',
    subject,
    text: lines.join('\n'),
    ...(hasHtml ? { html: `<p>${lines.map(escaped).join('</p><p>')}</p>` } : {}),
    textEncoding: encoding as 'base64' | 'quoted-printable',
    attachments: files.map(({ stem, content }, index) => ({
      filename: `${index} ${stem}.pdf`,
      content: Buffer.from(content),
    })),
  })
    .compile()
    .build()

const escaped = (text: string): string => text.replaceAll('"', '&quot;')

const read = (raw: Buffer): ReadMail => {
  const result = readMail(raw, envelopeOf({}), own)
  if ('unreadable' in result) throw new Error(result.unreadable)
  return result
}

const isSame = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one !== undefined && Buffer.from(one).equals(other)

describe('a mail that a program made well', () => {
  test('is read as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(mail, async (written) => {
        const found = read(await composed(written))
        expect(found.subject).toBe(written.subject)
        expect(found.from).toEqual({ address: 'li@example.com', name: plainName(written.name) })
        expect(found.text.text).toBe(written.lines.join('\n').trim())
        expect(found.files.length).toBe(written.files.length)
        for (const [index, { content }] of written.files.entries()) {
          expect(isSame(found.files[index]?.bytes, content)).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('is read as two other readers of mail do', async () => {
    await fc.assert(
      fc.asyncProperty(mail, async (written) => {
        const raw = await composed(written)
        const found = read(raw)
        const [postal, parsed] = await Promise.all([PostalMime.parse(raw), simpleParser(raw)])
        expect([postal.subject, parsed.subject]).toEqual([found.subject, found.subject])
        expect(postal.text?.trim()).toBe(found.text.text)
        expect(parsed.text?.trim()).toBe(found.text.text)
        expect(
          postal.attachments.map(({ content }) => Buffer.from(content as ArrayBuffer)),
        ).toEqual(found.files.map(({ bytes }) => Buffer.from(bytes)))
        expect(parsed.attachments.map(({ content }) => content)).toEqual(
          found.files.map(({ bytes }) => Buffer.from(bytes)),
        )
      }),
      { numRuns: 100 },
    )
  })
})

/** Quotation marks around all of a name are a program's, not its owner's. */
const plainName = (name: string): string => name.replace(/^"(.*)"$/, '$1').trim()
