import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { composed, type Mail } from '../../src/mail/compose.ts'
import { type LateCase, lateMail } from '../../src/mail/late-mail.ts'
import { surveyMail } from '../../src/mail/survey-mail.ts'
import { hours, minutes, nine } from '../desk/a-desk.ts'

const from = { name: '暖线电视 Warmline TV', address: 'support@example.com' }
const read = async (mail: Mail) => simpleParser(await composed(mail))

const late = (change: Partial<LateCase> = {}, language: 'en' | 'zh' = 'en') =>
  lateMail(
    {
      target: 'first-response',
      dueAt: nine,
      missedAt: nine + minutes(2),
      title: '李女士',
      team: 'Service',
      agent: undefined,
      path: `${'a'.repeat(26)}.1`,
      openedAt: nine - minutes(5),
      ...change,
    },
    { name: 'Fang', address: 'fang@desk.example', language },
    from,
    'Asia/Shanghai',
  )

const survey = (change: Partial<Parameters<typeof surveyMail>[0]> = {}) =>
  surveyMail(
    {
      name: '李女士',
      address: 'li@example.com',
      language: 'en',
      desk: 'Warmline TV',
      ticket: 7,
      url: 'https://desk.example/s/abc',
      answerableUntil: nine + hours(24 * 14),
      timeZone: 'Asia/Shanghai',
      ...change,
    },
    from,
  )

const recipients = (to: Awaited<ReturnType<typeof read>>['to']) =>
  [to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address))

describe.each([
  ['a mail to the lead', late(), 'fang@desk.example', 'en-GB'],
  ['a mail to the lead in Chinese', late({}, 'zh'), 'fang@desk.example', 'zh-CN'],
  ['a survey', survey(), 'li@example.com', 'en-GB'],
  ['a survey in Chinese', survey({ language: 'zh' }), 'li@example.com', 'zh-CN'],
])('%s', (_, mail, to, language) => {
  test('goes to one person, from the desk, with a text and an HTML part', async () => {
    const parsed = await read(mail)
    expect(recipients(parsed.to)).toEqual([to])
    expect(parsed.from?.value[0]).toMatchObject(from)
    expect(parsed.subject).toBe(mail.subject)
    expect(parsed.text?.trim()).toBe(mail.text.trim())
    expect(parsed.html).toContain('<!doctype html>')
  })

  test('says that a machine wrote it, and in which language', async () => {
    const { headers } = await read(mail)
    expect(headers.get('auto-submitted')).toBe('auto-generated')
    expect(headers.get('x-auto-response-suppress')).toBe('All')
    expect(headers.get('content-language')).toBe(language)
  })

  test('fetches nothing from anywhere when it is opened', () => {
    for (const fetching of ['<img', 'src=', '<script', '<link', '@import', 'url(']) {
      expect(mail.html).not.toContain(fetching)
    }
  })
})

describe('a customer’s name', () => {
  const name = 'Li\r\nBcc: everyone@example.com\r\n\r\n<script>alert(1)</script>'

  test('adds no header and no recipient to a mail', async () => {
    for (const mail of [late({ title: name }), survey({ name })]) {
      const parsed = await read(mail)
      expect(parsed.bcc).toBeUndefined()
      expect(parsed.cc).toBeUndefined()
      expect(recipients(parsed.to)).toHaveLength(1)
      expect(parsed.headers.get('content-language')).toBe('en-GB')
    }
  })

  test('is text in the HTML part, never markup', () => {
    for (const mail of [late({ title: name, agent: name }), survey({ name })]) {
      expect(mail.html).not.toContain('<script>')
      expect(mail.html).toContain('&lt;script&gt;')
    }
  })
})

describe('what a lead is told', () => {
  test('the promise, by how much it was missed, who has it, in the desk’s own time', () => {
    const { text, subject } = late({ agent: 'Lin' })
    expect(subject).toBe('Late: first response for 李女士')
    expect(text).toContain('2 minutes longer than promised')
    expect(text).toContain('Due: 2 Mar 2026, 16:00')
    expect(text).toContain('Who has it: Lin')
    expect(late().text).toContain('nobody yet')
  })

  test('at least one minute, also when it was found at once', () => {
    expect(late({ missedAt: nine }).text).toContain(' 1 minutes')
  })
})

describe('what a customer is asked', () => {
  test('one link for each score, each of which opens the page', () => {
    const { text, html } = survey()
    for (const score of [1, 2, 3, 4, 5]) {
      expect(text).toContain(`https://desk.example/s/abc?score=${score}`)
      expect(html).toContain(`href="https://desk.example/s/abc?score=${score}"`)
    }
  })

  test('names the case where there is a number, and the day until which an answer counts', () => {
    expect(survey().text).toContain('case no. 7')
    expect(survey({ ticket: undefined }).text).toContain('Your conversation with us is closed')
    expect(survey().text).toContain('16 March 2026')
    expect(survey({ name: undefined }).text).toMatch(/^Hello,/)
    expect(survey({ name: undefined, language: 'zh' }).text).toMatch(/^您好/)
  })
})
