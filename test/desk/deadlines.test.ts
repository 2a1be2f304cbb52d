import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Deadline,
  newlyMissed,
  nextDueAt,
  Target,
  withMissed,
} from '../../src/desk/deadline.ts'
import { escalate } from '../../src/desk/escalating.ts'
import { aConversation, aTicket, given, minutes, nine, threadId } from './a-desk.ts'

const deadlines = fc.array(
  fc.record(
    {
      target: fc.constantFrom(...Target.options),
      dueAt: fc.integer({ min: 0, max: 100 }),
      missedAt: fc.integer({ min: 0, max: 100 }),
    },
    { requiredKeys: ['target', 'dueAt'] },
  ) as fc.Arbitrary<Deadline>,
)

describe('what is due', () => {
  test('next is the earliest promise that nobody has recorded as missed', () => {
    fc.assert(
      fc.property(deadlines, (list) => {
        const open = list.filter(({ missedAt }) => missedAt === undefined)
        const [first] = open.map(({ dueAt }) => dueAt).sort((a, b) => a - b)
        expect(nextDueAt({ state: 'open', deadlines: list })).toBe(first)
      }),
    )
  })

  test('is nothing on what is resolved', () => {
    const head = aConversation({ state: 'resolved' })
    expect(nextDueAt(head)).toBeUndefined()
    expect(newlyMissed(head, nine + minutes(999))).toEqual([])
  })

  test('is recorded as missed exactly once, and what lies ahead stays due', () => {
    fc.assert(
      fc.property(deadlines, fc.integer({ min: 0, max: 100 }), (list, now) => {
        const recorded = withMissed(list, now)
        expect(newlyMissed({ state: 'open', deadlines: recorded }, now)).toEqual([])
        expect(recorded.map(({ target, dueAt }) => [target, dueAt])).toEqual(
          list.map(({ target, dueAt }) => [target, dueAt]),
        )
        expect(withMissed(recorded, now + 1000).filter(({ missedAt }) => missedAt === now)).toEqual(
          recorded.filter(({ missedAt }) => missedAt === now),
        )
      }),
    )
  })
})

describe('escalating', () => {
  test('names the missed promise, when it was due, and who has the case', () => {
    const change = given(escalate(aConversation({ ticket: 7 }), nine + minutes(6)))
    expect(change.events).toEqual([
      {
        type: 'target.missed',
        at: nine + minutes(6),
        correlation: 'first-message',
        conversation: `${threadId}.1`,
        ticket: 7,
        team: 'service',
        agent: 'lin',
        target: 'first-response',
        dueAt: nine + minutes(5),
      },
    ])
    expect(nextDueAt(change.after)).toBe(nine + minutes(60))
  })

  test('happens at the very moment that was promised, and not before it', () => {
    expect(escalate(aConversation(), nine + minutes(5) - 1)).toBeUndefined()
    expect(escalate(aConversation(), nine + minutes(5))).toBeDefined()
  })

  test('tells of two promises that were missed together one by one', () => {
    const change = given(escalate(aConversation(), nine + minutes(60)))
    expect(change.events.map(({ target }) => target)).toEqual(['first-response', 'resolution'])
    expect(escalate(change.after, nine + minutes(61))).toBeUndefined()
  })

  test('of a ticket names its conversation too', () => {
    const [event] = given(escalate(aTicket(), nine + minutes(61))).events
    expect(event).toMatchObject({ ticket: 7, conversation: `${threadId}.1`, target: 'resolution' })
  })
})
