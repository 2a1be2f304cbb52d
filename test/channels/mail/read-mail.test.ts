import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { limits } from '../../../src/channels/mail/limits.ts'
import { readMail } from '../../../src/channels/mail/read-mail.ts'
import { ReadMail } from '../../../src/channels/mail/read-mail-shape.ts'
import { corpusFile, envelopeOf, type Odd, own, seen } from './expected.ts'
import { oddHeaders } from './odd-headers.ts'
import { oddMachines } from './odd-machines.ts'
import { oddReplies } from './odd-replies.ts'
import { oddStructures } from './odd-structures.ts'
import { oddTexts } from './odd-texts.ts'
import { allMails } from './writing/all-mails.ts'

const corpus: readonly Odd[] = [
  ...oddTexts,
  ...oddHeaders,
  ...oddReplies,
  ...oddMachines,
  ...oddStructures,
]

describe('a mail with', () => {
  test.each(corpus)('$trouble is read as its sender meant it', (odd) => {
    expect(seen(odd)).toMatchObject(odd.expected)
  })
})

describe('the corpus', () => {
  const files = readdirSync(path.join(import.meta.dirname, 'corpus'))
    .filter((name) => name.endsWith('.eml'))
    .map((name) => name.slice(0, -'.eml'.length))

  test('has an expectation for each file, and a file for each expectation', () => {
    expect([...new Set(corpus.map(({ file }) => file))].sort()).toEqual(files.sort())
  })

  test('is what its scripts write', () => {
    expect(Object.keys(allMails).sort()).toEqual(files.sort())
    for (const [name, bytes] of Object.entries(allMails)) {
      expect(corpusFile(name).equals(bytes), name).toBe(true)
    }
  })

  test('is read into the shape that the desk keeps', () => {
    for (const name of files) {
      const mail = readMail(corpusFile(name), envelopeOf({}), own)
      if (!('unreadable' in mail)) expect(ReadMail.safeParse(mail).error, name).toBeUndefined()
    }
  })
})

describe('two mails with one Message-ID', () => {
  const hashOf = (file: string) => seen({ file, trouble: '', expected: {} }).bodyHash

  test('are told apart by what is in them', () => {
    expect(hashOf('message-id-same-one')).not.toBe(hashOf('message-id-same-two'))
  })
})

describe('one mail that came by two ways', () => {
  const head = 'From: a@example.com\r\nMessage-ID: <one@example.com>\r\nMIME-Version: 1.0\r\n'
  const hashOf = (body: string) => {
    const mail = readMail(Buffer.from(head + body), envelopeOf({}), own)
    return 'unreadable' in mail ? undefined : mail.bodyHash
  }

  test('is one, although a gateway encoded it anew and wrapped its lines', () => {
    const plain = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: '
    const one = `${plain}8bit\r\n\r\nGrüße aus Lübeck, das Zimmer war nicht sauber.\r\n`
    const other = `${plain}quoted-printable\r\n\r\nGr=C3=BC=C3=9Fe aus L=C3=BCbeck,\r\ndas Zimmer war =\r\nnicht sauber.\r\n`
    expect(hashOf(other)).toBe(hashOf(one))
  })

  test('is two where a file in it differs', () => {
    const withFile = (bytes: string) =>
      `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee there\r\n--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\n${bytes}\r\n--b--\r\n`
    expect(hashOf(withFile('one'))).not.toBe(hashOf(withFile('two')))
  })
})

describe('a mail larger than SES takes', () => {
  test('is refused with a reason', () => {
    const raw = new Uint8Array(limits.rawBytesMax + 1)
    expect(readMail(raw, envelopeOf({}), own)).toEqual({ unreadable: 'too-large' })
  })
})

describe('a mail as large as SES takes', () => {
  const start = 'From: a@example.com\r\nMIME-Version: 1.0\r\n'
  const filled = (head: string, piece: string): Buffer => {
    const bytes = Buffer.alloc(limits.rawBytesMax, piece)
    bytes.write(start + head)
    return bytes
  }
  const mails: readonly (readonly [string, Buffer])[] = [
    [
      'a file in base64',
      filled('Content-Type: a/b\nContent-Transfer-Encoding: base64\n\n', 'QUJD'),
    ],
    ['padded base64', filled('Content-Type: a/b\nContent-Transfer-Encoding: base64\n\n', 'QQ==\n')],
    [
      'escapes',
      filled('Content-Type: a/b\nContent-Transfer-Encoding: quoted-printable\n\n', '=41'),
    ],
    ['empty parts', filled('Content-Type: multipart/mixed; boundary=x\n\n', '\n--x\n\n')],
    ['header lines', filled('', 'a: b\n')],
    ['text', filled('\n', '好')],
    ['lines that look like a quotation', filled('\n', 'From: a@b\n')],
    ['HTML', filled('Content-Type: text/html\n\n', '<ul><li a="</ul>">')],
    ['unfinished HTML', filled('Content-Type: text/html\n\n', '<')],
    ['table cells', filled('Content-Type: text/html\n\n', '<td>x')],
  ]

  test.each(mails)('is read within 5 seconds of work when it is all %s', (_, raw) => {
    const before = process.cpuUsage()
    expect(readMail(raw, envelopeOf({}), own)).toHaveProperty('fromCount', 1)
    // Not by the clock: a busy machine must not fail this.
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1e6).toBeLessThan(5)
  })
})
