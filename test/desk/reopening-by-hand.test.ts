import { describe, expect, test } from 'vitest'
import { type ReopeningFacts, reopenedByHand } from '../../src/desk/reopening-by-hand.ts'
import { tagged } from '../../src/desk/tagging.ts'
import {
  aConversation,
  aTicket,
  conversationAfter,
  decided,
  eventTypes,
  hours,
  minutes,
  nine,
  policy,
  refusalOf,
} from './a-desk.ts'

const over = (change = {}) =>
  aConversation({
    ...{ state: 'resolved', resolvedAt: nine, firstResolvedAt: nine, resolutions: 1 },
    ...{ waitingSince: undefined, firstResponseFrom: undefined, deadlines: [], ...change },
  })
const facts = (change: Partial<ReopeningFacts> = {}): ReopeningFacts => ({
  ...{ conversation: over(), newest: over(), ticket: undefined, agent: 'fang', by: 'fang' },
  correlation: 'request-1',
  ...change,
})
const reopened = (change: Partial<ReopeningFacts> = {}, now = nine + hours(100)) =>
  reopenedByHand(facts(change), policy, now)

describe('a case that an agent reopens', () => {
  test('is theirs, and is to be resolved anew, however long it was over', () => {
    const at = nine + hours(100)
    const decision = decided(reopened())
    const after = conversationAfter(decision)
    expect(after).toMatchObject({ state: 'open', agent: 'fang', resolutions: 1 })
    expect(after.waitingSince).toBeUndefined()
    expect(after.resolvedAt).toBeUndefined()
    expect(after.deadlines).toEqual([{ target: 'resolution', dueAt: at + minutes(60) }])
    expect(decision.conversations?.[0]?.events).toMatchObject([
      { type: 'conversation.reopened', by: 'fang', at },
    ])
  })

  test('has its customer wait again, where nobody had answered them before it was over', () => {
    const at = nine + hours(100)
    const after = conversationAfter(reopened({ conversation: over({ waitedSince: nine }) }))
    expect(after.waitingSince).toBe(nine)
    expect(after.waitedSince).toBeUndefined()
    expect(after.deadlines.map(({ target, dueAt }) => [target, dueAt - at])).toEqual([
      ['next-response', minutes(15)],
      ['resolution', minutes(60)],
    ])
  })

  test('takes its ticket along, which carries the target', () => {
    const ticket = aTicket({ state: 'resolved', resolvedAt: nine, deadlines: [] })
    const decision = decided(reopened({ conversation: over({ ticket: 7 }), ticket }))
    expect(eventTypes(decision)).toEqual(['conversation.reopened', 'ticket.reopened'])
    expect(conversationAfter(decision).deadlines).toEqual([])
    expect(decision.tickets?.[0]?.after).toMatchObject({ state: 'open', agent: 'fang' })
  })

  test('of a machine’s mail becomes a case like every other one', () => {
    const after = conversationAfter(reopened({ conversation: over({ isQuiet: true }) }))
    expect(after.isQuiet).toBeUndefined()
  })

  test('is refused while it is open, and where a newer conversation goes on with it', () => {
    expect(refusalOf(reopened({ conversation: aConversation() }))).toBe('already-open')
    expect(refusalOf(reopened({ newest: over({ episode: 2 }) }))).toBe('newer-conversation')
  })
})

describe('tags', () => {
  const by = { by: 'lin', correlation: 'request-1' }

  test('stand in the order of the alphabet, each once, and the trail says that they changed and not to what', () => {
    const decision = tagged(aConversation(), ['vip', 'billing', 'vip'], by, nine)
    expect(conversationAfter(decision).tags).toEqual(['billing', 'vip'])
    expect(decision.conversations?.[0]?.events).toMatchObject([
      { type: 'conversation.tagged', by: 'lin' },
    ])
    expect(JSON.stringify(decision.conversations?.[0]?.events)).not.toContain('billing')
  })

  test('that are the same change nothing, and none at all takes them away', () => {
    const with2 = aConversation({ tags: ['a', 'b'] })
    expect(tagged(with2, ['b', 'a'], by, nine)).toEqual({})
    expect(conversationAfter(tagged(with2, [], by, nine)).tags).toBeUndefined()
  })
})
