import { describe, expect, test } from 'vitest'
import type { Customer } from '../../src/desk/customer.ts'
import { loadChanges } from '../../src/desk/load.ts'
import { resolveConversation, resolveTicket } from '../../src/desk/resolving.ts'
import {
  aConversation,
  aCustomer,
  aTicket,
  conversationAfter,
  decided,
  eventTypes,
  given,
  minutes,
  nine,
  policy,
  refusalOf,
  surveyAfter,
  ticketAfter,
} from './a-desk.ts'

const later = nine + minutes(30)
const resolution = (customer: Customer | undefined = aCustomer()) => ({
  by: 'lin',
  correlation: 'asked',
  customer,
  newSurveyId: 'new-survey',
})
const ended = (change = {}, customer?: Customer) =>
  resolveConversation(aConversation(change), resolution(customer), policy, later)

describe('resolving a conversation', () => {
  test('ends every wait and frees its agent', () => {
    const decision = decided(ended())
    const after = conversationAfter(decision)
    expect(after).toMatchObject({ state: 'resolved', resolvedAt: later, resolutions: 1 })
    expect(after.waitingSince).toBeUndefined()
    expect(after.firstResponseFrom).toBeUndefined()
    const answered = ended({ waitingSince: undefined, answeredAt: nine })
    expect(conversationAfter(answered).answeredAt).toBeUndefined()
    expect(loadChanges(decision)).toEqual(new Map([['lin', -1]]))
  })

  test('is timed from its opening, and says whether it is the first time', () => {
    const [first] = given(decided(ended()).conversations?.[0]).events
    expect(first).toMatchObject({ milliseconds: minutes(30), first: true, why: 'unanswered' })
    const again = ended({ firstResolvedAt: nine, resolutions: 1, lastReplySeq: 2 })
    const [second] = given(decided(again).conversations?.[0]).events
    expect(second?.first).toBe(false)
    expect(second?.why).toBeUndefined()
    expect(conversationAfter(again)).toMatchObject({ firstResolvedAt: nine, resolutions: 2 })
  })

  test('plans a survey after the policy’s delay for conversations', () => {
    const decision = decided(ended())
    expect(surveyAfter(decision)).toMatchObject({
      state: 'scheduled',
      dueAt: later + minutes(10),
      team: 'service',
      tier: 1,
      agent: 'lin',
      resolution: 1,
      // The commit that resolves it: the survey's events stand behind it on the trail.
      caseRev: 2,
    })
    expect(eventTypes(decision)).toContain('survey.scheduled')
  })

  test('asks in the customer’s language, else in the inbox’s', () => {
    expect(surveyAfter(ended()).language).toBe('zh')
    expect(surveyAfter(ended({}, aCustomer({ locale: 'de-DE' }))).language).toBe('en')
    const unsaid = aCustomer()
    delete unsaid.locale
    expect(surveyAfter(ended({}, unsaid)).language).toBe('en')
  })

  test('asks nobody without an address, and says so as a fact of the team', () => {
    const unreachable = aCustomer()
    delete unreachable.email
    const decision = decided(ended({}, unreachable))
    expect(decision.surveys).toEqual([])
    expect(decision.conversations?.[0]?.events[1]).toMatchObject({
      type: 'survey.not-sent',
      why: 'no-address',
      team: 'service',
      tier: 1,
      agent: 'lin',
    })
  })

  test('that is resolved, or led by a ticket, is refused', () => {
    expect(refusalOf(ended({ state: 'resolved' }))).toBe('already-resolved')
    expect(refusalOf(ended({ ticket: 7 }))).toBe('ticket-leads')
  })
})

describe('resolving a ticket', () => {
  const linked = aConversation({ ticket: 7 })
  const endedTicket = (conversations = [linked], change = {}) =>
    resolveTicket(aTicket(change), conversations, resolution(), policy, later)

  test('resolves its conversation: one resolution each, one unit of load, one survey', () => {
    const decision = decided(endedTicket())
    expect(ticketAfter(decision)).toMatchObject({ state: 'resolved', resolutions: 1 })
    expect(conversationAfter(decision).state).toBe('resolved')
    expect(loadChanges(decision)).toEqual(new Map([['lin', -1]]))
    expect(decision.surveys).toHaveLength(1)
    expect(surveyAfter(decision)).toMatchObject({ ticket: 7, dueAt: later + minutes(1440) })
  })

  test('without an open conversation of its own asks nobody', () => {
    const others = [aConversation({ ticket: 7, state: 'resolved' }), aConversation({ ticket: 3 })]
    const decision = decided(endedTicket(others))
    expect(decision.conversations).toEqual([])
    expect(decision.surveys).toEqual([])
  })

  test('for the second time keeps when it was first resolved', () => {
    const after = ticketAfter(endedTicket([], { firstResolvedAt: nine, resolutions: 1 }))
    expect(after).toMatchObject({ firstResolvedAt: nine, resolutions: 2, resolvedAt: later })
  })

  test('that is resolved is refused', () => {
    expect(refusalOf(endedTicket([], { state: 'resolved' }))).toBe('already-resolved')
  })
})
