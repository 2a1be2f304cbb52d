import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { readMail } from '../../src/channels/mail/read-mail.ts'
import { type ReplyMail, replyMail } from '../../src/mail/reply-mail.ts'
import { replySubject } from '../../src/mail/reply-subject.ts'

const quoted = {
  name: '李娜',
  at: Date.parse('2026-01-03T07:00:00Z'),
  text: '路由器红灯闪。\n\nIt began on Monday.',
  timeZone: 'Asia/Shanghai',
}

const mail: ReplyMail = {
  from: { agent: '王芳', inbox: 'TV & Internet', address: 'help@desk.example' },
  replyTo: 'help+abcdefgh234567@desk.example',
  to: { name: '李娜', address: 'li@例子.example' },
  subject: 'RE: 回复：AW: Router',
  text: '您好，请重启路由器。\n\nPlease restart it.',
  language: 'zh',
  answers: { messageId: 'second@example.com', references: ['first@example.com'], quoted },
  files: [],
  isAutomatic: false,
}

const headerOf = async (raw: Buffer, name: string): Promise<string | undefined> =>
  (await PostalMime.parse(raw)).headers.find(({ key }) => key === name)?.value

describe('a reply of an agent', () => {
  test('comes from the agent at the inbox, and is answered to the thread', async () => {
    const read = await simpleParser(replyMail(mail))
    expect(read.from?.value).toEqual([
      { name: '王芳 (TV & Internet)', address: 'help@desk.example' },
    ])
    expect(read.replyTo?.value).toEqual([{ name: '', address: 'help+abcdefgh234567@desk.example' }])
    // Names of domains are sent in ASCII; this reader turns them back.
    expect(read.to).toMatchObject({ value: [{ name: '李娜', address: 'li@例子.example' }] })
    expect(read.messageId).toMatch(/^<[a-z2-7]{26}@desk\.example>$/)
  })

  test('stands in the customer’s thread', async () => {
    const read = await simpleParser(replyMail(mail))
    expect(read.subject).toBe('回复：Router')
    expect(read.inReplyTo).toBe('<second@example.com>')
    expect(read.references).toEqual(['<first@example.com>', '<second@example.com>'])
  })

  test('says that a person wrote it, and has nothing to unsubscribe from', async () => {
    const raw = replyMail(mail)
    expect(await headerOf(raw, 'auto-submitted')).toBeUndefined()
    expect(await headerOf(raw, 'list-unsubscribe')).toBeUndefined()
  })

  test('quotes what it answers, in text and in HTML', async () => {
    const { text, html } = await PostalMime.parse(replyMail(mail))
    expect(text?.trim()).toBe(
      `${mail.text}\n\n在 2026年1月3日 15:00，李娜 写道：\n> 路由器红灯闪。\n>\n> It began on Monday.`,
    )
    expect(html).toContain('请重启路由器。')
    expect(html).toMatch(/<blockquote type="cite"[^>]*>路由器红灯闪。/)
  })

  test('is known by the desk’s own reader, without what it quotes', () => {
    const all = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' } as const
    const envelope = { sender: 'help@desk.example', recipients: [], verdicts: all }
    for (const language of ['en', 'zh'] as const) {
      const read = readMail(replyMail({ ...mail, language }), envelope, { inboxes: [], staff: [] })
      expect(read).toMatchObject({ reply: { text: mail.text }, references: expect.any(Array) })
    }
  })

  test('keeps the first and the last 20 ids of a long thread', async () => {
    const references = Array.from({ length: 300 }, (_, at) => `id${at}@example.com`)
    const answers = { messageId: 'last@example.com', references, quoted: undefined }
    const read = await simpleParser(replyMail({ ...mail, answers }))
    expect(read.references).toEqual([
      '<id0@example.com>',
      ...references.slice(-19).map((id) => `<${id}>`),
      '<last@example.com>',
    ])
  })

  test('brings its files under their names', async () => {
    const files = [
      { name: '说明书 (新) "A".pdf', contentType: 'application/pdf', bytes: Buffer.from('pdf') },
      { name: `${'长'.repeat(200)}.png`, contentType: 'image/png', bytes: Buffer.alloc(5000, 7) },
      { name: 'old.eml', contentType: 'message/rfc822', bytes: Buffer.from('From: a@b\n\nx') },
    ]
    const raw = replyMail({ ...mail, files })
    const [parsed, postal] = await Promise.all([simpleParser(raw), PostalMime.parse(raw)])
    expect(parsed.attachments.map(({ filename }) => filename)).toEqual(
      files.map(({ name }) => name),
    )
    expect(postal.attachments.map(({ filename }) => filename)).toEqual(
      files.map(({ name }) => name),
    )
    expect(parsed.attachments.map(({ content }) => content)).toEqual(
      files.map(({ bytes }) => bytes),
    )
    expect(postal.text).toContain('请重启路由器。')
  })
})

describe('an acknowledgement', () => {
  test('says that a machine wrote it, so that no other machine answers', async () => {
    const raw = replyMail({ ...mail, isAutomatic: true, from: { ...mail.from, agent: undefined } })
    expect(await headerOf(raw, 'auto-submitted')).toBe('auto-replied')
    expect(await headerOf(raw, 'from')).toContain('TV & Internet')
  })
})

describe('a mail that answers nothing', () => {
  const raw = replyMail({ ...mail, answers: undefined, subject: 'Works in your street' })

  test('begins a thread under its own subject', async () => {
    expect(await headerOf(raw, 'subject')).toBe('Works in your street')
    expect(await headerOf(raw, 'references')).toBeUndefined()
  })
})

describe('the subject of an answer', () => {
  test.each([
    ['Router', 'en', 'Re: Router'],
    ['Re: Re: RE: Router', 'en', 'Re: Router'],
    ['Re[2]: AW: 回复: Router', 'zh', '回复：Router'],
    ['Regarding: Router', 'en', 'Re: Regarding: Router'],
    ['Fwd: Router', 'en', 'Re: Fwd: Router'],
    ['  ', 'zh', '回复：（无主题）'],
  ] as const)('for %j in %s is %j', (given, language, expected) => {
    expect(replySubject(given, language)).toBe(expected)
  })
})

describe('whatever stands in names, subjects, texts and ids', () => {
  const nasty = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '\r\n',
          '\n',
          '\r',
          '\0',
          'Bcc: x@evil.example',
          '"',
          '\\',
          '<',
          '>',
          ',',
          '=?utf-8?Q?=0D=0A?=',
        ),
        fc.constantFrom('\u2028', '好', '🙂', '--=_mixed', '--=_alternative--', ' ', ':', '.\r\n'),
        fc.string({ unit: 'binary', maxLength: 8 }),
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join(''))

  test('no header is added, no recipient is added, and the text arrives as it was written', async () => {
    const plain = await PostalMime.parse(replyMail(mail))
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          agent: nasty,
          name: nasty,
          subject: nasty,
          text: nasty,
          id: nasty,
          file: nasty,
        }),
        async (given) => {
          const raw = replyMail({
            ...mail,
            from: { ...mail.from, agent: given.agent },
            to: { ...mail.to, name: given.name },
            subject: given.subject,
            text: given.text,
            answers: {
              messageId: given.id,
              references: [given.id, 'kept@example.com'],
              quoted: { ...quoted, name: given.name, text: given.text },
            },
            files: [{ name: given.file, contentType: given.file, bytes: Buffer.from(given.text) }],
          })
          const read = await PostalMime.parse(raw)
          const names = (all: typeof read.headers) =>
            all.map(({ key }) => key).filter((key) => key !== 'in-reply-to')
          expect(names(read.headers)).toEqual(names(plain.headers))
          expect(read.to).toMatchObject([{ address: 'li@xn--fsqu00a.example' }])
          expect(read.references).toContain('<kept@example.com>')
          expect(read.attachments).toHaveLength(1)
          expect(Buffer.from(read.attachments[0]?.content as ArrayBuffer)).toEqual(
            Buffer.from(given.text),
          )
          expect(
            raw
              .toString('latin1')
              .split('\r\n')
              .every((line) => line.length <= 998),
          ).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})
