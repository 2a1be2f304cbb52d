import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/desk/decision.ts'
import { replyTo } from '../../src/desk/replying.ts'
import { resolveConversation, resolveTicket } from '../../src/desk/resolving.ts'
import { openTicket } from '../../src/desk/ticketing.ts'
import { missTargets } from '../../src/flows/escalate.ts'
import { keys } from '../../src/store/keys.ts'
import {
  aConversation,
  aCustomer,
  aTicket,
  conversationAfter,
  decided,
  minutes,
  nine,
  policy,
  surveyId,
  threadId,
} from '../desk/a-desk.ts'
import { everythingOf } from '../store/emulated-table.ts'
import { useDeskAtWork, written } from './a-desk-at-work.ts'

useDeskAtWork()

const missed = (decision: Decision) =>
  [...(decision.conversations ?? []), ...(decision.tickets ?? [])]
    .flatMap(({ events }) => events)
    .filter(({ type }) => type === 'target.missed')
    .map(({ target, why }) => `${target} ${why}`)

const by = { by: 'lin', correlation: 'c', customer: aCustomer(), newSurveyId: surveyId }
const reply = (at: number, conversation = aConversation()) =>
  decided(
    replyTo({ conversation, text: 'Hello', agent: 'lin', correlation: 'c' }, undefined, policy, at),
  )

describe('a target that was missed and then ended before the clock came by', () => {
  test('by an answer is a missed target all the same', () => {
    expect(missed(reply(nine + minutes(5)))).toEqual(['first-response answered'])
    expect(missed(reply(nine + minutes(5) - 1))).toEqual([])
  })

  test('by an answer says nothing of the targets that go on', () => {
    expect(missed(reply(nine + minutes(61)))).toEqual(['first-response answered'])
    expect(conversationAfter(reply(nine + minutes(61))).deadlines).toEqual([
      { target: 'resolution', dueAt: nine + minutes(60) },
    ])
  })

  test('is not recorded again when the clock was there first', () => {
    const deadlines = [
      { target: 'first-response' as const, dueAt: nine + minutes(5), missedAt: nine + minutes(6) },
    ]
    expect(missed(reply(nine + minutes(9), aConversation({ deadlines })))).toEqual([])
  })

  test('by a resolution, with its mark on what is resolved', () => {
    const at = nine + minutes(60)
    const decision = decided(resolveConversation(aConversation(), by, policy, at))
    expect(missed(decision)).toEqual(['first-response resolved', 'resolution resolved'])
    expect(conversationAfter(decision).deadlines.every(({ missedAt }) => missedAt === at)).toBe(
      true,
    )
    const linked = aConversation({ ticket: 7, deadlines: [] })
    expect(missed(decided(resolveTicket(aTicket(), [linked], by, policy, at)))).toEqual([
      'resolution resolved',
    ])
  })

  test('by a ticket that takes the resolution over', () => {
    const request = { number: 7, type: 'repair', title: 'x', priority: undefined } as const
    const decision = openTicket(
      aConversation(),
      { ...request, by: 'lin', correlation: 'c' },
      policy,
      nine + minutes(61),
    )
    expect(missed(decided(decision))).toEqual(['resolution linked'])
  })

  test('calls nobody; one that the clock finds calls the lead', async () => {
    const waiting = { before: undefined, events: [] }
    for (const episode of [1, 2]) {
      const after = aConversation({ episode, agent: undefined })
      await written({ conversations: [{ ...waiting, after }] }, nine)
    }
    await written(reply(nine + minutes(5), aConversation({ episode: 1, agent: undefined })), nine)
    await missTargets(keys.conversation(threadId, 2))
    const events = (await everythingOf('thread#')).filter(({ type }) => type === 'target.missed')
    expect(events.map(({ conversation, effect }) => [conversation, effect]).sort()).toEqual([
      [`${threadId}.1`, undefined],
      [`${threadId}.2`, 'escalate'],
      [`${threadId}.2`, 'escalate'],
    ])
  })
})
