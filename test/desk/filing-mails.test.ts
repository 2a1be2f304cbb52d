import { describe, expect, test } from 'vitest'
import type { Conversation } from '../../src/desk/conversation.ts'
import { fileInbound } from '../../src/desk/filing.ts'
import type { MailFacts } from '../../src/desk/mail.ts'
import {
  aConversation,
  aCustomer,
  anInbound,
  conversationAfter,
  decided,
  eventTypes,
  filingFacts,
  hours,
  minutes,
  nine,
  policy,
} from './a-desk.ts'

const rules = {
  ...policy,
  inboxes: {
    ...policy.inboxes,
    support: {
      ...{ channel: 'mail' as const, team: 'service', language: 'en' as const },
      ...{ address: 'support@desk.example', acknowledges: true },
    },
  },
}
const facts = { subject: 'A question', references: [], others: [], isProven: true, raw: 'raw/1' }
const mailOf = (change: Partial<MailFacts>, sender: object, receivedAt: number) =>
  anInbound({
    ...{ inbox: 'support', channel: 'mail', receivedAt, profile: 'profile2' },
    mail: { ...facts, ...change },
    sender: { id: 'li@example.com', ...sender },
  })

const open = aConversation({ inbox: 'support', channel: 'mail', seq: 2 })
const resolved = aConversation({
  ...{ ...open, state: 'resolved', resolvedAt: nine, waitingSince: undefined, deadlines: [] },
  firstResponseFrom: undefined,
})

describe('a machine’s mail', () => {
  const filed = (current: Conversation | undefined, automatic: string, at = nine + minutes(9)) => {
    const inbound = mailOf({ automatic }, {}, at)
    return decided(
      fileInbound(filingFacts({ inbound, ...(current ? { current } : {}) }), rules, at),
    )
  }
  const machines = ['auto-submitted', 'report', 'loop', 'spam', 'own-address', 'mailer-daemon']

  test.each(machines)(
    'of the kind %s is kept with a resolved case, which stays resolved',
    (kind) => {
      const decision = filed(resolved, kind)
      expect(decision.messages).toMatchObject([{ seq: 3, direction: 'inbound' }])
      expect(eventTypes(decision)).toEqual([])
      const { seq, lastAt, ...after } = conversationAfter(decision)
      const { seq: _, lastAt: __, ...before } = resolved
      expect(after).toEqual(before)
      expect({ seq, lastAt }).toEqual({ seq: 3, lastAt: nine + minutes(9) })
    },
  )

  test.each(machines)(
    'of the kind %s makes nobody wait in an open case, and answers for nobody',
    (kind) => {
      for (const current of [open, { ...open, waitingSince: undefined, answeredAt: nine }]) {
        const decision = filed(current, kind)
        const { seq, lastAt, ...after } = conversationAfter(decision)
        const { seq: _, lastAt: __, ...before } = current
        expect(after).toEqual(before)
        expect(decision.messages).toHaveLength(1)
      }
    },
  )

  test('that belongs to nothing is found later, and is no case: over, without an agent, an answer or an event', () => {
    const decision = filed(undefined, 'auto-submitted')
    expect(eventTypes(decision)).toEqual([])
    expect(decision.messages).toHaveLength(1)
    const after = conversationAfter(decision)
    expect(after).toMatchObject({ state: 'resolved', isQuiet: true, deadlines: [] })
    expect([after.agent, after.waitingSince, after.firstResponseFrom]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  test('is followed by a person’s: that opens a case, however soon it comes', () => {
    const quiet = conversationAfter(filed(undefined, 'auto-submitted', nine))
    const inbound = mailOf({}, {}, nine + minutes(1))
    const decision = decided(
      fileInbound(filingFacts({ inbound, current: quiet }), rules, nine + minutes(1)),
    )
    expect(eventTypes(decision)).toContain('conversation.opened')
    expect(conversationAfter(decision)).toMatchObject({ episode: 2, state: 'open', agent: 'lin' })
  })

  test('of the kind that a person may have sent, a list’s, opens a case', () => {
    expect(conversationAfter(filed(undefined, 'list')).state).toBe('open')
  })
})

describe('a guest’s answer', () => {
  const guest = { id: 'ann@other.example', name: 'Ann', email: 'ann@other.example', locale: 'de' }
  const filed = (current: Conversation, at: number) =>
    decided(
      fileInbound(
        filingFacts({
          inbound: mailOf({ isByGuest: true }, guest, at),
          ...{ current, customer: aCustomer(), isKnownIdentity: true },
        }),
        rules,
        at,
      ),
    )

  test.each([
    ['an open case', open, nine + minutes(9)],
    ['a resolved case, which it reopens', resolved, nine + minutes(9)],
    ['a case whose time is over, so that it opens the next', resolved, nine + hours(73)],
  ])('to %s is read as theirs and leaves the customer who they are', (_, current, at) => {
    const decision = filed(current, at)
    expect(decision.customer).toBeUndefined()
    expect(decision.identity).toBeUndefined()
    const { name, profile, customer, locale, state } = conversationAfter(decision)
    expect({ name, profile, customer, locale, state }).toEqual({
      ...{ name: 'Li', profile: 'profile1', customer: 'customer-1', locale: 'zh-CN' },
      state: 'open',
    })
  })
})
