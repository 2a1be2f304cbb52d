import { describe, expect, test } from 'vitest'
import { assignCase } from '../../src/desk/assigning.ts'
import { nextDueAt } from '../../src/desk/deadline.ts'
import { escalate } from '../../src/desk/escalating.ts'
import { fileInbound } from '../../src/desk/filing.ts'
import { position } from '../../src/desk/position.ts'
import { snooze } from '../../src/desk/snoozing.ts'
import {
  aConversation,
  anInbound,
  conversationAfter,
  filingFacts,
  given,
  hours,
  minutes,
  nine,
  policy,
  refusalOf,
} from './a-desk.ts'

const answered = aConversation({
  ...{ waitingSince: undefined, answeredAt: nine, firstResponseFrom: undefined },
  deadlines: [{ target: 'resolution', dueAt: nine + hours(9) }],
})
const by = { by: 'lin', correlation: 'request-1' }
const tomorrow = nine + hours(3)
const asleep = conversationAfter(snooze(answered, tomorrow, by, nine))

describe('a case that is put aside', () => {
  test('stands with what we answered, until its moment; its targets run on', () => {
    const waits = aConversation()
    const aside = conversationAfter(snooze(waits, tomorrow, by, nine))
    expect(position(waits)?.place).toBe('held')
    expect(position(aside)?.place).toBe('idle')
    expect(aside.deadlines).toEqual(waits.deadlines)
  })

  test('is due at that moment, or before where a target is', () => {
    expect(nextDueAt(asleep)).toBe(tomorrow)
    expect(nextDueAt(conversationAfter(snooze(answered, nine + hours(20), by, nine)))).toBe(
      nine + hours(9),
    )
  })

  test('comes back by the clock, once, as what is to be looked at, although nobody waits', () => {
    expect(escalate(asleep, tomorrow - 1)).toBeUndefined()
    const change = given(escalate(asleep, tomorrow))
    expect(change.events).toMatchObject([{ type: 'conversation.woken', agent: 'lin' }])
    expect(position(change.after)).toMatchObject({ place: 'held', since: tomorrow })
    expect(escalate(change.after, tomorrow + 1)).toBeUndefined()
  })

  test('comes back at once when its customer writes', () => {
    const at = nine + minutes(5)
    const inbound = anInbound({ receivedAt: at })
    const after = conversationAfter(
      fileInbound(filingFacts({ current: asleep, inbound }), policy, at),
    )
    expect(after.snoozedUntil).toBeUndefined()
    expect(position(after)).toMatchObject({ place: 'held', since: at })
  })

  test('is awake for whoever gets it', () => {
    const found = { ticket: undefined, conversations: [asleep] }
    const decision = assignCase(found, { agent: 'fang', why: 'by-hand', by: 'lin' }, nine)
    expect(decision.conversations?.[0]?.after.snoozedUntil).toBeUndefined()
  })

  test('is taken out again by hand', () => {
    const after = conversationAfter(snooze(asleep, undefined, by, nine))
    expect(after.snoozedUntil).toBeUndefined()
    expect(position(after)?.place).toBe('idle')
  })

  test('is refused for a moment that is over, a resolved case, and one that a ticket leads', () => {
    expect(refusalOf(snooze(answered, nine, by, nine))).toBe('not-ahead')
    const over = aConversation({ state: 'resolved' })
    expect(refusalOf(snooze(over, tomorrow, by, nine))).toBe('already-resolved')
    expect(refusalOf(snooze(aConversation({ ticket: 7 }), tomorrow, by, nine))).toBe('ticket-leads')
  })
})
