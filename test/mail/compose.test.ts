import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { composed } from '../../src/mail/compose.ts'

const mail = {
  from: { name: '暖线电视 "Warmline" TV', address: 'desk@desk.example' },
  to: 'li@example.com',
  subject: '互联网电视看不了直播课,孩子马上要上课了,怎么回事?已经重启过两次了,还是不行 🙏',
  text: '您好,\n\n请打分: https://desk.example/s/abc?score=1\n',
  html: `<p>${'您好,线路修好了。'.repeat(40)}</p>`,
  language: 'zh-CN',
}

test('a mail in Chinese arrives as it was written', async () => {
  const read = await simpleParser(composed(mail))
  expect(read.subject).toBe(mail.subject)
  expect(read.from?.value).toEqual([mail.from])
  expect(read.to).toMatchObject({ value: [{ address: 'li@example.com' }] })
  expect(read.text).toBe(mail.text)
  expect(read.html).toBe(mail.html)
})

test('a mail in English keeps its name and subject readable on the way', async () => {
  const english = {
    ...mail,
    from: { ...mail.from, name: 'The "Warmline" desk, TV' },
    subject: 'How did we do?',
  }
  const raw = composed(english).toString()
  expect(raw).toContain('Subject: How did we do?\r\n')
  const read = await simpleParser(raw)
  expect(read.from?.value).toEqual([{ name: english.from.name, address: english.from.address }])
})

test('a long English subject arrives whole', async () => {
  const subject = 'Late: first response for a customer with a very long name indeed, of the north'
  expect((await simpleParser(composed({ ...mail, subject }))).subject).toBe(subject)
})

test('a mail says that a machine wrote it, so that no other machine answers', async () => {
  const { headers, date } = await simpleParser(composed(mail))
  expect(headers.get('auto-submitted')).toBe('auto-generated')
  expect(headers.get('content-language')).toBe('zh-CN')
  expect(Math.abs(Number(date) - Date.now())).toBeLessThan(60_000)
})

test('a line break in a customer’s name does not become a header', async () => {
  const subject = 'Late: Li\r\nBcc: everybody@example.com'
  const { headers } = await simpleParser(composed({ ...mail, subject }))
  expect(headers.has('bcc')).toBe(false)
})

test('an address that would begin a header or name another recipient is refused', () => {
  for (const to of [
    'li@example.com\r\nBcc: x@example.com',
    'li@example.com, x@example.com',
    '李',
  ]) {
    expect(() => composed({ ...mail, to })).toThrow('plain ASCII')
  }
})

test('no line is longer than mail programs take', () => {
  for (const line of composed(mail).toString().split('\r\n')) {
    expect(line.length).toBeLessThanOrEqual(78)
  }
})
