import { describe, expect, test } from 'vitest'
import type { Agent } from '../../src/desk/agent.ts'
import type { Conversation } from '../../src/desk/conversation.ts'
import { escalate } from '../../src/desk/escalating.ts'
import { loadChanges } from '../../src/desk/load.ts'
import { noteOn, replyTo } from '../../src/desk/replying.ts'
import {
  aConversation,
  anAgent,
  conversationAfter,
  decided,
  eventTypes,
  given,
  minutes,
  nine,
  policy,
  refusalOf,
} from './a-desk.ts'

const later = nine + minutes(2)
const writing = (conversation: Conversation, agent = 'lin') => ({
  conversation,
  text: 'Please restart it.',
  agent,
  correlation: 'a-reply',
})
const replied = (conversation: Conversation, writer?: Agent, at = later) =>
  replyTo(writing(conversation, writer?.id ?? 'lin'), writer, policy, at)

describe('a reply', () => {
  test('ends the wait, and is queued to be sent under the next number', () => {
    const decision = decided(replied(aConversation()))
    expect(decision.messages?.[0]).toMatchObject({ seq: 2, delivery: 'queued', inbox: 'app' })
    expect(decision.messages?.[0]?.dueAt).toBe(later + minutes(2))
    const after = conversationAfter(decision)
    expect(after).toMatchObject({ seq: 2, lastReplySeq: 2, answeredAt: later })
    expect(after.waitingSince).toBeUndefined()
    expect(after.firstResponseFrom).toBeUndefined()
    expect(after.deadlines.map(({ target }) => target)).toEqual(['resolution'])
  })

  test('that is the first one is timed from the first message', () => {
    const decision = decided(replied(aConversation()))
    expect(decision.conversations?.[0]?.events).toEqual([
      expect.objectContaining({
        type: 'conversation.first-response',
        milliseconds: minutes(2),
        tier: 1,
        by: 'lin',
      }),
    ])
  })

  test('that follows another is no first response, and is sent after it', () => {
    const answered = aConversation({ firstResponseFrom: undefined, seq: 5, lastReplySeq: 4 })
    const decision = decided(replied(answered))
    expect(eventTypes(decision)).toEqual([])
    expect(decision.messages?.[0]).toMatchObject({ seq: 6, after: 4 })
  })

  test('never takes less than no time, whatever two clocks say', () => {
    const ahead = aConversation({ firstResponseFrom: nine + minutes(9) })
    const [event] = given(decided(replied(ahead)).conversations?.[0]).events
    expect(event?.milliseconds).toBe(0)
  })

  test('that comes late is a missed promise, also when the clock has not seen it yet', () => {
    const decision = decided(replied(aConversation(), undefined, nine + minutes(6)))
    expect(eventTypes(decision)).toEqual(['target.missed', 'conversation.first-response'])
    expect(decision.conversations?.[0]?.events[0]).toMatchObject({
      target: 'first-response',
      dueAt: nine + minutes(5),
      why: 'answered',
    })
    const seen = escalate(aConversation(), nine + minutes(5))?.after ?? aConversation()
    const later = decided(replied(seen, undefined, nine + minutes(6)))
    expect(eventTypes(later)).toEqual(['conversation.first-response'])
  })

  test('to what is resolved is refused', () => {
    expect(refusalOf(replied(aConversation({ state: 'resolved' })))).toBe('already-resolved')
  })
})

describe('who answers what nobody has', () => {
  const queued = aConversation({ agent: undefined })

  test('takes it, although they said that they are away', () => {
    const decision = decided(replied(queued, anAgent('fang', { presence: 'away' })))
    expect(conversationAfter(decision).agent).toBe('fang')
    expect(eventTypes(decision)).toEqual(['conversation.assigned', 'conversation.first-response'])
    expect(loadChanges(decision)).toEqual(new Map([['fang', 1]]))
  })

  test('answers, and leaves it in the queue, when they are full', () => {
    const after = conversationAfter(replied(queued, anAgent('fang', { load: 3 })))
    expect(after.agent).toBeUndefined()
    expect(after.answeredAt).toBe(later)
  })

  test('does not take it from a ticket that leads it, nor from a colleague', () => {
    const led = replied(aConversation({ agent: undefined, ticket: 7 }), anAgent('fang'))
    expect(conversationAfter(led).agent).toBeUndefined()
    expect(conversationAfter(replied(aConversation(), anAgent('fang'))).agent).toBe('lin')
  })
})

describe('a note', () => {
  test('is kept beside the messages and ends nobody’s wait', () => {
    const decision = noteOn(writing(aConversation()), later)
    expect(decision.messages?.[0]).toMatchObject({ seq: 2, direction: 'note', agent: 'lin' })
    expect(decision.messages?.[0]?.delivery).toBeUndefined()
    const after = conversationAfter(decision)
    expect(after).toEqual({ ...aConversation(), seq: 2, lastAt: later })
  })

  test('may be written on what is resolved', () => {
    const decision = noteOn(writing(aConversation({ state: 'resolved' })), later)
    expect(decision.messages).toHaveLength(1)
  })
})
