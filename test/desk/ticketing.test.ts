import { describe, expect, test } from 'vitest'
import { loadChanges } from '../../src/desk/load.ts'
import { changeTicket, openTicket } from '../../src/desk/ticketing.ts'
import {
  aConversation,
  aTicket,
  conversationAfter,
  decided,
  eventTypes,
  minutes,
  nine,
  policy,
  refusalOf,
  ticketAfter,
} from './a-desk.ts'

const later = nine + minutes(4)
const asked = {
  number: 7,
  type: 'repair' as const,
  title: 'No picture',
  priority: undefined,
  by: 'lin',
  correlation: 'asked',
}
const opened = (change = {}, request = {}) =>
  openTicket(aConversation(change), { ...asked, ...request }, policy, later)

describe('opening a ticket', () => {
  test('hands the case over to it: team, agent, customer, priority', () => {
    const after = ticketAfter(opened({ priority: 2 }))
    expect(after).toMatchObject({ number: 7, team: 'service', agent: 'lin', priority: 2 })
    expect(after).toMatchObject({ customer: 'customer-1', conversations: [`${'a'.repeat(26)}.1`] })
  })

  test('moves the resolution target to the ticket; the answer is still due on the conversation', () => {
    const decision = opened()
    expect(ticketAfter(decision).deadlines).toEqual([
      { target: 'resolution', dueAt: later + minutes(60) },
    ])
    expect(conversationAfter(decision).deadlines.map(({ target }) => target)).toEqual([
      'first-response',
    ])
  })

  test('costs its agent no further room: the pair counts once', () => {
    expect(loadChanges(decided(opened()))).toEqual(new Map())
  })

  test('with a priority of its own moves the conversation in the lists too', () => {
    const decision = opened({}, { priority: 1 })
    expect(ticketAfter(decision).priority).toBe(1)
    expect(conversationAfter(decision).priority).toBe(1)
  })

  test('is written on both trails', () => {
    expect(eventTypes(decided(opened()))).toEqual(['conversation.linked', 'ticket.opened'])
  })

  test('for what is resolved, or has a ticket already, is refused', () => {
    expect(refusalOf(opened({ state: 'resolved' }))).toBe('already-resolved')
    expect(refusalOf(opened({ ticket: 3 }))).toBe('already-linked')
  })
})

describe('changing a ticket', () => {
  const by = { agent: 'lin', correlation: 'asked' }
  const linked = aConversation({ ticket: 7 })

  test('with a new priority moves its open conversations in the lists', () => {
    const decision = changeTicket(aTicket(), [linked], { priority: 1 }, by, later)
    expect(ticketAfter(decision)).toMatchObject({ priority: 1, title: 'No picture' })
    expect(conversationAfter(decision).priority).toBe(1)
  })

  test('with a new title leaves its conversations alone', () => {
    const decision = decided(changeTicket(aTicket(), [linked], { title: 'Dark' }, by, later))
    expect(ticketAfter(decision).title).toBe('Dark')
    expect(decision.conversations).toEqual([])
  })

  test('says on its trail what was changed and by whom', () => {
    const edit = { type: 'complaint' as const, title: 'Dark' }
    const decision = decided(changeTicket(aTicket(), [linked], edit, by, later))
    expect(decision.tickets?.[0]?.events[0]).toMatchObject({ why: 'title,type', by: 'lin' })
  })

  test('that is resolved is refused', () => {
    const closed = aTicket({ state: 'resolved' })
    expect(refusalOf(changeTicket(closed, [], { priority: 1 }, by, later))).toBe('already-resolved')
  })
})
