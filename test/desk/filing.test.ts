import { describe, expect, test } from 'vitest'
import { fileInbound } from '../../src/desk/filing.ts'
import type { FilingFacts } from '../../src/desk/filing-facts.ts'
import {
  aConversation,
  aCustomer,
  anAgent,
  anInbound,
  aTicket,
  conversationAfter,
  decided,
  eventTypes,
  filingFacts,
  given,
  hours,
  minutes,
  nine,
  policy,
  refusalOf,
} from './a-desk.ts'

const filed = (change: Partial<FilingFacts> = {}, now = nine) =>
  fileInbound(filingFacts(change), policy, now)

const resolved = (change = {}) =>
  aConversation({
    state: 'resolved',
    resolvedAt: nine,
    firstResolvedAt: nine,
    resolutions: 1,
    seq: 4,
    lastReplySeq: 3,
    firstResponseFrom: undefined,
    waitingSince: undefined,
    deadlines: [],
    ...change,
  })
const later = (at: number) => anInbound({ receivedAt: at })

describe('a first message', () => {
  test('opens conversation 1 of its thread, for the team of its inbox', () => {
    const after = conversationAfter(filed())
    expect(after).toMatchObject({ episode: 1, seq: 1, state: 'open', team: 'service' })
    expect(after).toMatchObject({ openedAt: nine, waitingSince: nine, firstResponseFrom: nine })
  })

  test('makes a customer, their identity and the thread', () => {
    const { customer, identity, thread } = decided(filed())
    expect(customer).toMatchObject({ isNew: true, after: { id: 'new-customer', name: 'Li' } })
    expect(identity).toEqual({ hash: 'identity-1', customer: 'new-customer' })
    expect(thread).toMatchObject({ threadKey: 'user-1', senderId: 'user-1' })
  })

  test('of a customer who is known from another thread belongs to that customer', () => {
    const decision = decided(filed({ customer: aCustomer(), isKnownIdentity: true }))
    expect(decision.identity).toBeUndefined()
    expect(decision.customer).toBeUndefined()
    expect(decision.thread?.customer).toBe('customer-1')
  })

  test('is filed as message 1 with its mark, and as a fact of its day', () => {
    const decision = decided(filed())
    expect(decision.messages?.[0]).toMatchObject({ seq: 1, direction: 'inbound', at: nine })
    expect(decision.filed).toMatchObject({ episode: 1, seq: 1 })
    expect(eventTypes(decision)).toEqual(['conversation.opened'])
  })

  test('is to be answered and resolved in the policy’s times, counted from its arrival', () => {
    expect(conversationAfter(filed({}, nine + minutes(3))).deadlines).toEqual([
      { target: 'first-response', dueAt: nine + minutes(5) },
      { target: 'resolution', dueAt: nine + minutes(60) },
    ])
  })

  test('is never older than the case that it opens, whatever the clocks of two functions say', () => {
    const decision = filed({}, nine - 4000)
    expect(conversationAfter(decided(decision)).lastAt).toBe(nine)
    expect(decided(decision).conversations?.[0]?.events[0]?.at).toBe(nine)
    const reopening = filed({ inbound: later(nine + hours(1)), current: resolved() }, nine)
    expect(conversationAfter(decided(reopening)).lastAt).toBe(nine + hours(1))
  })

  test('goes to an agent with room, and to the queue when nobody has any', () => {
    expect(conversationAfter(filed()).agent).toBe('lin')
    expect(conversationAfter(filed({ candidates: [] })).agent).toBeUndefined()
  })

  test('to an inbox that is gone is refused by name', () => {
    expect(refusalOf(filed({ inbound: anInbound({ inbox: 'gone' }) }))).toBe('unknown-inbox')
    const teamless = { ...policy, teams: {} }
    expect(refusalOf(fileInbound(filingFacts(), teamless, nine))).toBe('unknown-inbox')
  })

  test('shows the sender’s id where there is no name', () => {
    const inbound = anInbound({ sender: { id: 'user-1' } })
    expect(conversationAfter(filed({ inbound })).name).toBe('user-1')
  })
})

describe('priority', () => {
  const ofTier = (tier: string) =>
    conversationAfter(filed({ inbound: anInbound({ sender: { id: 'user-1', tier } }) })).priority

  test('of a VIP is the one that the policy gives to VIPs', () => {
    expect(ofTier('vip')).toBe(2)
  })

  test('of a visitor without a name shows the end of their long id', () => {
    const inbound = anInbound({ sender: { id: 'visitor:abcdefghijklmnopqrstuvwxyz' } })
    expect(conversationAfter(filed({ inbound })).name).toBe('visitor-vwxyz')
  })

  test('of a known customer who leaves out their name shows the name that is known', () => {
    const inbound = anInbound({ sender: { id: 'user-1' } })
    const customer = aCustomer({ name: 'Li' })
    expect(conversationAfter(filed({ inbound, customer })).name).toBe('Li')
  })

  test('of a tier that the policy does not name is the usual one', () => {
    expect(ofTier('silver')).toBe(5)
  })

  test('of a tier that happens to be a word of the language is the usual one', () => {
    for (const word of ['constructor', 'toString', '__proto__']) expect(ofTier(word)).toBe(5)
  })
})

describe('a further message', () => {
  const current = aConversation()

  test('continues the open conversation under the next number', () => {
    const decision = decided(filed({ current, inbound: later(nine + minutes(1)) }))
    expect(conversationAfter(decision)).toMatchObject({ episode: 1, seq: 2, agent: 'lin' })
    expect(decision.messages?.[0]?.seq).toBe(2)
    expect(eventTypes(decision)).toEqual([])
  })

  test('of a customer who waits already does not make them wait from now', () => {
    const after = conversationAfter(filed({ current, inbound: later(nine + minutes(4)) }))
    expect(after.waitingSince).toBe(nine)
    expect(after.deadlines).toEqual(current.deadlines)
  })

  test('that arrived earlier than the one filed before it starts the wait at its own arrival', () => {
    const after = conversationAfter(filed({ current, inbound: later(nine - minutes(1)) }))
    expect(after.waitingSince).toBe(nine - minutes(1))
    expect(after.lastInboundAt).toBe(nine)
    expect(after.lastAt).toBe(nine)
  })

  test('after our answer starts the wait for the next answer', () => {
    const answered = aConversation({
      waitingSince: undefined,
      answeredAt: nine + minutes(1),
      firstResponseFrom: undefined,
      deadlines: [{ target: 'resolution', dueAt: nine + minutes(60) }],
    })
    const after = conversationAfter(filed({ current: answered, inbound: later(nine + minutes(2)) }))
    expect(after.answeredAt).toBeUndefined()
    expect(after.deadlines).toEqual([
      { target: 'resolution', dueAt: nine + minutes(60) },
      { target: 'next-response', dueAt: nine + minutes(17) },
    ])
  })

  test('without a name takes none away', () => {
    const inbound = anInbound({ sender: { id: 'user-1' }, profile: 'profile2' })
    const current = aConversation({ name: 'Li' })
    expect(conversationAfter(filed({ current, inbound })).name).toBe('Li')
  })

  test('with a new name or address changes the customer, and what it leaves out stays', () => {
    const inbound = anInbound({ sender: { id: 'user-1', name: 'Li Wei' }, profile: 'profile2' })
    const decision = decided(filed({ current, inbound, customer: aCustomer() }))
    const { id } = aCustomer()
    expect(decision.customer).toEqual({ isNew: false, id, said: { name: 'Li Wei' } })
    expect(conversationAfter(decision)).toMatchObject({ name: 'Li Wei', profile: 'profile2' })
  })
})

describe('a message after the resolution', () => {
  test('reopens the conversation inside the policy’s window, and counts as a new wait', () => {
    const at = nine + hours(72) - 1
    const decision = decided(filed({ current: resolved(), inbound: later(at) }, at))
    expect(eventTypes(decision)).toEqual(['conversation.reopened'])
    const after = conversationAfter(decision)
    expect(after).toMatchObject({ episode: 1, seq: 5, state: 'open', firstResponseFrom: at })
    expect(after.resolvedAt).toBeUndefined()
    expect(after.answeredAt).toBeUndefined()
    expect(after.deadlines.map(({ target }) => target)).toEqual(['first-response', 'resolution'])
  })

  test('opens a new conversation at the end of the window, for the same customer', () => {
    const at = nine + hours(72)
    const decision = decided(filed({ current: resolved(), inbound: later(at) }, at))
    expect(conversationAfter(decision)).toMatchObject({
      episode: 2,
      seq: 1,
      customer: 'customer-1',
      openedAt: at,
    })
    expect(decision.thread).toBeUndefined()
    expect(decision.identity).toBeUndefined()
    expect(decision.customer).toBeUndefined()
  })

  test('goes back to the agent who knows the case, although another has less to do', () => {
    const candidates = [anAgent('lin', { load: 2 }), anAgent('fang')]
    const decision = filed({ current: resolved(), inbound: later(nine + 1), candidates }, nine + 1)
    expect(conversationAfter(decision).agent).toBe('lin')
  })

  test('goes to somebody else when that agent has no room', () => {
    const candidates = [anAgent('lin', { load: 3 }), anAgent('fang')]
    const decision = filed({ current: resolved(), inbound: later(nine + 1), candidates }, nine + 1)
    expect(conversationAfter(decision).agent).toBe('fang')
  })

  test('reopens its ticket too, which carries the resolution target from then on', () => {
    const ticket = aTicket({ state: 'resolved', resolvedAt: nine, resolutions: 1, deadlines: [] })
    const current = resolved({ ticket: 7 })
    const decision = decided(filed({ current, ticket, inbound: later(nine + 1) }, nine + 1))
    expect(eventTypes(decision)).toEqual(['conversation.reopened', 'ticket.reopened'])
    expect(conversationAfter(decision).deadlines).toEqual([
      { target: 'first-response', dueAt: nine + 1 + minutes(5) },
    ])
    const after = given(decision.tickets?.[0]).after
    expect(after).toMatchObject({ state: 'open', agent: 'lin', movedAt: nine + 1 })
    expect(after.deadlines).toEqual([{ target: 'resolution', dueAt: nine + 1 + minutes(60) }])
  })
})
