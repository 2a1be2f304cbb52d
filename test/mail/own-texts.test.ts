import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { textPlaceholders } from '../../src/desk/desk-file-texts.ts'
import { fileInbound } from '../../src/desk/filing.ts'
import { type Language, languages } from '../../src/desk/language.ts'
import type { Policy } from '../../src/desk/policy.ts'
import type { TextId, Texts } from '../../src/desk/texts.ts'
import { chatMailSubject, chatMailText } from '../../src/mail/chat-mail.ts'
import { composed } from '../../src/mail/compose.ts'
import { replyMail } from '../../src/mail/reply-mail.ts'
import { surveyMail } from '../../src/mail/survey-mail.ts'
import { surveyForm, surveyThanks } from '../../src/pages/survey-page.ts'
import { anInbound, decided, filingFacts, given, hours, nine, policy } from '../desk/a-desk.ts'

const from = { name: 'Warmline TV', address: 'support@example.com' }

const reply = (language: Language, subject: string, text: string): Buffer =>
  replyMail({
    ...{ subject, text, language, files: [], answers: undefined, isAutomatic: true },
    from: { agent: undefined, inbox: 'Warmline TV', address: from.address },
    replyTo: from.address,
    to: { name: undefined, address: 'li@example.com' },
  })

/** The mail that the desk writes by itself when one comes in: with its number, or at night. */
const acknowledgement = (texts: Texts, language: Language, isNight: boolean): Buffer => {
  const inbound = anInbound({
    ...{ inbox: 'mail', channel: 'mail' },
    sender: { id: 'li@example.com', locale: language },
    mail: {
      ...{ subject: 'Hello', references: [], others: [], isProven: true, raw: 'raw/1' },
      from: { address: 'li@example.com' },
    },
  })
  const mail: Policy['inboxes'][string] = {
    ...{ channel: 'mail', team: 'service', language: 'en', address: from.address },
    ...{ acknowledges: true, tellsWhenClosed: true },
    ...(isNight ? { hours: { friday: '10:00-12:00' } } : {}),
  }
  const desk = { ...policy, texts, inboxes: { mail } }
  const { messages = [] } = decided(fileInbound(filingFacts({ inbound }), desk, nine))
  return reply(language, 'Hello', given(messages.find((one) => one.isAutomatic)).text)
}

const chat = (texts: Texts, language: Language): Buffer => {
  const about = { chat: 'The chat', language, isVouchedFor: true, texts }
  const replies = [{ agent: 'Lin', text: 'It is here.' }]
  return reply(language, chatMailSubject(about), chatMailText({ ...about, replies }))
}

const survey = (
  texts: Texts,
  language: Language,
  about: { readonly name?: string; readonly ticket?: number } = {},
): Buffer =>
  composed(
    surveyMail(
      {
        ...{ name: about.name, ticket: about.ticket, address: 'li@example.com', language, texts },
        ...{ desk: 'Warmline TV', url: 'https://desk.example/s/abc', timeZone: 'Asia/Shanghai' },
        answerableUntil: nine + hours(24),
      },
      from,
    ),
  )

const form = (texts: Texts, language: Language): string =>
  surveyForm({ language, score: undefined, comment: undefined, texts })
const thanks = (texts: Texts, language: Language): string => surveyThanks(language, 1, true, texts)

/** Where each text is sent or shown, and what is filled in there. */
const places: {
  readonly [Id in TextId]: readonly [
    compose: (texts: Texts, language: Language) => Buffer | string,
    filledIn: RegExp,
  ]
} = {
  acknowledgementReceived: [(texts, one) => acknowledgement(texts, one, false), /\w{4}-\w{4}/],
  acknowledgementAnswer: [(texts, one) => acknowledgement(texts, one, false), /2026.+09:05.*/],
  acknowledgementAdd: [(texts, one) => acknowledgement(texts, one, true), /^$/],
  closedNotice: [(texts, one) => acknowledgement(texts, one, true), /^$/],
  closedUntil: [(texts, one) => acknowledgement(texts, one, true), /2026.+10:00.*/],
  chatMailSubject: [chat, /The chat/],
  chatMailNotice: [chat, /The chat/],
  surveySubject: [survey, /Warmline TV/],
  surveyGreeting: [(texts, one) => survey(texts, one, { name: 'Li' }), /Li/],
  surveyGreetingNameless: [survey, /^$/],
  surveyQuestion: [survey, /^$/],
  surveyQuestionOfTicket: [(texts, one) => survey(texts, one, { ticket: 7 }), /7/],
  surveyPageTitle: [form, /^$/],
  surveyPageQuestion: [form, /^$/],
  surveyPageThanks: [thanks, /^$/],
  surveyPageSaved: [thanks, /1/],
  surveyPageSorry: [thanks, /^$/],
}
const ids = Object.keys(places) as TextId[]

/** What a customer reads of it, as text; and as HTML, where there is HTML. */
const readBy = async (sent: Buffer | string) => {
  if (typeof sent === 'string') return { text: unescaped(sent), html: sent, subject: '' }
  const { text = '', html, subject = '', ...more } = await simpleParser(sent)
  return { text, html: String(html), subject, headers: more.headers }
}

const unescaped = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

const own = (id: TextId, language: Language, written: string): Texts => ({
  [id]: {
    [language]: [written, ...textPlaceholders[id].map((name) => `[{${name}}]`)].join(' '),
  },
})

describe.each(ids)('%s of the desk file', (id) => {
  const [compose, filledIn] = places[id]

  test.each(languages)('is what is said in %s, with what it names filled in', async (language) => {
    const { text, subject } = await readBy(compose(own(id, language, 'Said our way'), language))
    const said = id.endsWith('Subject') ? subject : text
    expect(said).toContain('Said our way')
    const named = textPlaceholders[id].map(() => /Said our way \[([^\]]*)\]/.exec(said)?.[1] ?? '')
    for (const one of named) expect(one).toMatch(filledIn)
  })

  test.each(languages)(
    'changes nothing of what is said in the other language than %s',
    (spoken) => {
      const other = languages.find((one) => one !== spoken) ?? spoken
      const body = (texts: Texts) => unmarked(compose(texts, other))
      expect(body(own(id, spoken, 'Said our way'))).toBe(body({}))
    },
  )

  test('is text in HTML, never markup', async () => {
    const { html } = await readBy(compose(own(id, 'en', '<b>"&'), 'en'))
    expect(html).not.toContain('<b>"&')
    if (!id.endsWith('Subject')) expect(html).toContain('&lt;b&gt;&quot;&amp;')
  })
})

/** Without the two headers that differ each time. */
const unmarked = (sent: Buffer | string): string =>
  String(sent).replace(/^(Message-ID|Date): .*$/gm, '')

describe('a subject of the desk file', () => {
  const texts: Texts = {
    surveySubject: { en: 'Hello\r\nBcc: everyone@example.com\r\n\r\nBody' },
    chatMailSubject: { en: 'Hello\r\nBcc: everyone@example.com\r\n\r\nBody' },
  }

  test('begins no header, also where one with a line break came past every check', async () => {
    for (const mail of [survey(texts, 'en'), chat(texts, 'en')]) {
      const { bcc, cc, subject } = await simpleParser(mail)
      expect([bcc, cc]).toEqual([undefined, undefined])
      expect(subject).toContain('Hello')
    }
  })

  test('begins none by the desk’s name or the chat’s either', async () => {
    const desk = 'Warmline\r\nBcc: everyone@example.com'
    const mail = surveyMail(
      {
        ...{ name: undefined, ticket: undefined, address: 'li@example.com', language: 'en', desk },
        ...{ url: 'https://desk.example/s/abc', timeZone: 'Asia/Shanghai', answerableUntil: nine },
      },
      from,
    )
    expect((await simpleParser(composed(mail))).bcc).toBeUndefined()
    const subject = chatMailSubject({ chat: desk, language: 'en' })
    expect((await simpleParser(reply('en', subject, 'x'))).bcc).toBeUndefined()
  })
})

test('the lines of a notice stay lines in a mail', async () => {
  const texts: Texts = { chatMailNotice: { en: 'One.\nTwo.' } }
  const { text, html } = await readBy(chat(texts, 'en'))
  expect(text).toContain('One.\nTwo.')
  expect(html).toMatch(/One\.<br>\s*Two\./)
})
