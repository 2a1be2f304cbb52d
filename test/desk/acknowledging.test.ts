import { describe, expect, test } from 'vitest'
import type { Conversation } from '../../src/desk/conversation.ts'
import { fileInbound } from '../../src/desk/filing.ts'
import type { MailInbox } from '../../src/desk/inbox.ts'
import type { MailFacts } from '../../src/desk/mail.ts'
import {
  aConversation,
  aCustomer,
  anInbound,
  conversationAfter,
  decided,
  filingFacts,
  hours,
  nine,
  policy,
} from './a-desk.ts'

const facts = (change: Partial<MailFacts> = {}): MailFacts => ({
  ...{ subject: 'A question', references: [], others: [], isProven: true, raw: 'raw/1' },
  from: { address: 'li@example.com' },
  ...change,
})
const mailOf = (change: Partial<MailFacts> = {}, at = nine, locale = 'en') =>
  anInbound({
    ...{ inbox: 'mail', channel: 'mail', mail: facts(change), receivedAt: at },
    sender: { id: 'li@example.com', email: 'li@example.com', locale },
  })

const always = { acknowledges: true, tellsWhenClosed: true }
/** The Monday of these tests is no day of these. */
const closed: NonNullable<MailInbox['hours']> = { thursday: '23:00-23:30', friday: '10:00-12:00' }

const filed = (
  inbound: ReturnType<typeof mailOf>,
  inbox: Partial<MailInbox> = always,
  current?: Conversation,
) => {
  const mail: MailInbox = {
    ...{ channel: 'mail', team: 'service', language: 'en', address: 'support@desk.example' },
    ...inbox,
  }
  const known = current === undefined ? {} : { customer: aCustomer(), isKnownIdentity: true }
  return fileInbound(
    filingFacts({ inbound, ...known, ...(current === undefined ? {} : { current }) }),
    { ...policy, inboxes: { ...policy.inboxes, mail } },
    inbound.receivedAt,
  )
}
const automatic = (decision: ReturnType<typeof filed>) =>
  (decided(decision).messages ?? [])
    .filter(({ isAutomatic }) => isAutomatic)
    .map(({ text }) => text)

describe('a mail that opens a case', () => {
  test('is acknowledged with the number of the case and until when it is answered', () => {
    const [text, ...more] = automatic(filed(mailOf()))
    expect(more).toEqual([])
    expect(text).toMatch(/your case number is [A-Z2-7]{4}-[A-Z2-7]{4}\./)
    expect(text).toMatch(/We will answer you by \w+, \d+ \w+ \d{4} at \d\d:\d\d \S+\./)
  })

  test('is acknowledged in Chinese to who writes Chinese', () => {
    expect(automatic(filed(mailOf({}, nine, 'zh-CN')))[0]).toContain('您的咨询编号是')
  })

  test('is not acknowledged where the inbox does not ask for it', () => {
    expect(automatic(filed(mailOf(), {}))).toEqual([])
  })

  test('goes on waiting for a person: the acknowledgement answers nothing', () => {
    const after = conversationAfter(filed(mailOf()))
    expect(after).toMatchObject({ seq: 2, waitingSince: nine, firstResponseFrom: nine })
    expect(after.lastReplySeq).toBeUndefined()
  })

  test.each(['auto-submitted', 'list', 'spam', 'own-address', 'bulk'])(
    'of a machine (%s) is answered by nothing',
    (reason) => {
      expect(automatic(filed(mailOf({ automatic: reason })))).toEqual([])
    },
  )

  test('of a sender for whom nothing vouches is answered by nothing', () => {
    expect(automatic(filed(mailOf({ isProven: false })))).toEqual([])
  })
})

describe('outside the hours', () => {
  test('a new case is told once that nobody is there and when somebody is, and no time that nobody can keep', () => {
    const [text, ...more] = automatic(filed(mailOf(), { ...always, hours: closed }))
    expect(more).toEqual([])
    expect(text).toContain('Nobody is here at the moment.')
    expect(text).toMatch(/We are back on .+ and will answer you then\./)
    expect(text).not.toContain('We will answer you by')
  })

  test('who goes on writing at night is told so once, and not again', () => {
    const open = aConversation({ inbox: 'mail', channel: 'mail' })
    const night = { ...always, hours: closed }
    const first = filed(mailOf({}, nine + hours(1)), night, open)
    expect(automatic(first)).toHaveLength(1)
    expect(automatic(first)[0]).not.toContain('case number')
    const after = conversationAfter(first)
    expect(after.isToldClosed).toBe(true)
    expect(automatic(filed(mailOf({}, nine + hours(2)), night, after))).toEqual([])
  })

  test('nobody is told anything where the inbox only acknowledges', () => {
    const open = aConversation({ inbox: 'mail', channel: 'mail' })
    const inbox = { acknowledges: true, hours: closed }
    expect(automatic(filed(mailOf({}, nine + hours(1)), inbox, open))).toEqual([])
  })
})
