import { describe, expect, test } from 'vitest'
import { conversationId } from '../../src/desk/conversation.ts'
import { linkConversation, unlinkConversation } from '../../src/desk/linking.ts'
import { loadChanges } from '../../src/desk/load.ts'
import { mergeTickets } from '../../src/desk/merging.ts'
import { reopenedByHand } from '../../src/desk/reopening-by-hand.ts'
import { resolveTicket } from '../../src/desk/resolving.ts'
import { noteOnTicket } from '../../src/desk/ticket-noting.ts'
import { watchTicket } from '../../src/desk/watching.ts'
import {
  aConversation,
  aCustomer,
  anAgent,
  aTicket,
  conversationAfter,
  decided,
  eventTypes,
  given,
  minutes,
  nine,
  policy,
  refusalOf,
  ticketAfter,
} from './a-desk.ts'

const later = nine + minutes(4)
const by = { agent: 'lin', correlation: 'asked' }
const other = 'b'.repeat(26)

describe('a conversation that joins a ticket', () => {
  const ticket = aTicket({ conversations: [`${other}.1`], priority: 2, agent: 'fang' })
  const link = (change = {}, led = ticket, now = later) =>
    linkConversation(led, aConversation(change), by, policy, now)

  test('goes where the ticket is, with its priority, and frees room for its own agent', () => {
    const decision = decided(link())
    expect(conversationAfter(decision)).toMatchObject({ ticket: 7, agent: 'fang', priority: 2 })
    expect(ticketAfter(decision).conversations).toEqual([
      `${other}.1`,
      conversationId(aConversation()),
    ])
    expect(loadChanges(decision)).toEqual(new Map([['lin', -1]]))
  })

  test('is owed its answer still, and its resolution by the ticket', () => {
    const { deadlines } = conversationAfter(link())
    expect(deadlines.map(({ target }) => target)).toEqual(['first-response'])
  })

  test('that was late for its resolution before anybody saw it is told so', () => {
    expect(eventTypes(decided(link({}, ticket, nine + minutes(61))))).toContain('target.missed')
  })

  test('comes back to those who work when it was put aside', () => {
    expect(conversationAfter(link({ snoozedUntil: later + 1 })).snoozedUntil).toBeUndefined()
  })

  test('is read by who follows the ticket', () => {
    const followed = aTicket({ conversations: [], watchers: ['mei', 'lin'] })
    expect(conversationAfter(link({}, followed)).readers).toEqual(['mei'])
  })

  test('is refused where one of them is over, where it has a ticket, and where the ticket is full', () => {
    expect(refusalOf(link({ state: 'resolved' }))).toBe('already-resolved')
    expect(refusalOf(link({}, aTicket({ state: 'resolved' })))).toBe('already-resolved')
    expect(refusalOf(link({ ticket: 9 }))).toBe('already-linked')
    const ten = Array.from({ length: 10 }, (_, at) => `${other}.${at + 1}`)
    expect(refusalOf(link({}, aTicket({ conversations: ten })))).toBe('ticket-full')
  })
})

describe('a conversation that leaves its ticket', () => {
  const led = aConversation({ ticket: 7, deadlines: [] })
  const unlink = (holder = anAgent('lin'), conversation = led, ticket = aTicket()) =>
    unlinkConversation(ticket, conversation, holder, by, policy, later)

  test('stays with its agent, who has one case more, and is owed a resolution of its own', () => {
    const decision = decided(unlink())
    expect(conversationAfter(decision)).toMatchObject({ ticket: undefined, agent: 'lin' })
    expect(conversationAfter(decision).deadlines).toEqual([
      { target: 'resolution', dueAt: later + minutes(60) },
    ])
    expect(ticketAfter(decision).conversations).toEqual([])
    expect(loadChanges(decision)).toEqual(new Map([['lin', 1]]))
  })

  test('goes to the queue where its agent has no room for one more', () => {
    const full = anAgent('lin', { load: 3, capacity: 3 })
    const decision = decided(unlink(full))
    expect(conversationAfter(decision).agent).toBeUndefined()
    expect(loadChanges(decision)).toEqual(new Map())
  })

  test('is refused where it never belonged to it, or one of them is over', () => {
    expect(refusalOf(unlink(undefined, aConversation()))).toBe('not-linked')
    expect(refusalOf(unlink(undefined, led, aTicket({ state: 'resolved' })))).toBe(
      'already-resolved',
    )
    expect(refusalOf(unlink(undefined, { ...led, state: 'resolved' }))).toBe('already-resolved')
  })
})

describe('two tickets about the same', () => {
  const from = aTicket({ number: 7, watchers: ['mei'], readers: ['mei'] })
  const into = aTicket({
    number: 8,
    agent: 'fang',
    team: 'service',
    conversations: [`${other}.1`],
  })
  const open = aConversation({ ticket: 7 })
  const over = aConversation({ ticket: 7, state: 'resolved', thread: 'c'.repeat(26) })
  const merge = (conversations = [open, over]) =>
    mergeTickets(from, into, conversations, by, policy, later)

  test('become one: what is open goes along, and what is over too, so that it comes back there', () => {
    const decision = decided(merge())
    expect(decision.conversations?.map(({ after }) => [after.ticket, after.agent])).toEqual([
      [8, 'fang'],
      [8, 'fang'],
    ])
    expect(decision.tickets?.map(({ after }) => [after.state, after.mergedInto])).toEqual([
      ['resolved', 8],
      ['open', undefined],
    ])
    expect(given(decision.tickets?.[1]).after).toMatchObject({
      watchers: ['mei'],
      readers: ['mei'],
    })
    expect(loadChanges(decision)).toEqual(new Map([['lin', -1]]))
  })

  test('are read whole by who followed either of them', () => {
    const theirs = aConversation({ ticket: 8, thread: other, agent: 'fang' })
    const decision = decided(merge([open, theirs]))
    const readers = decision.conversations?.map(({ after }) => [after.ticket, after.readers])
    expect(readers).toEqual([
      [8, undefined],
      [8, ['mei']],
    ])
  })

  test('ask nobody how it was, and count as no resolution', () => {
    const decision = decided(merge())
    expect(decision.surveys).toBeUndefined()
    expect(given(decision.tickets?.[0]).after.resolutions).toBe(0)
    expect(eventTypes(decision)).not.toContain('ticket.resolved')
  })

  test('leave alone a conversation that a call-back only mentions', () => {
    expect(decided(merge([aConversation({ ticket: 9 })])).conversations).toEqual([])
  })

  test('do not become one with itself, with what is over, or with more conversations than a ticket leads', () => {
    expect(refusalOf(mergeTickets(from, from, [], by, policy, later))).toBe('same-ticket')
    const ended = { ...into, state: 'resolved' as const }
    expect(refusalOf(mergeTickets(from, ended, [], by, policy, later))).toBe('already-resolved')
    const ten = Array.from({ length: 10 }, (_, at) => `${other}.${at + 1}`)
    const full = { ...into, conversations: ten }
    expect(refusalOf(mergeTickets(from, full, [], by, policy, later))).toBe('ticket-full')
  })
})

describe('a ticket of several customers', () => {
  test('asks the one whose it is how it was', () => {
    const mine = aConversation({ ticket: 7, customer: 'customer-1', thread: other })
    const joined = aConversation({ ticket: 7, customer: 'customer-2' })
    const resolution = {
      ...{ by: 'lin', correlation: 'asked', newSurveyId: 's'.repeat(26) },
      customer: aCustomer(),
    }
    const decision = decided(resolveTicket(aTicket(), [joined, mine], resolution, policy, later))
    expect(decision.surveys?.map(({ after }) => after.conversation)).toEqual([`${other}.1`])
  })
})

describe('a resolved conversation whose ticket goes on by another one', () => {
  test('is reopened by hand with who has the ticket, not with who reopens it', () => {
    const conversation = aConversation({ state: 'resolved', ticket: 7, team: 'service' })
    const ticket = aTicket({
      team: 'repair',
      teams: ['service', 'repair'],
      agent: 'mei',
      priority: 1,
    })
    const facts = { conversation, newest: conversation, ticket, agent: 'lin', by: 'lin' }
    const decision = decided(reopenedByHand({ ...facts, correlation: 'asked' }, policy, later))
    expect(conversationAfter(decision)).toMatchObject({ team: 'repair', agent: 'mei', priority: 1 })
    expect(ticketAfter(decision)).toMatchObject({ state: 'open', agent: 'mei' })
    expect(loadChanges(decision)).toEqual(new Map())
  })
})

describe('who follows a ticket', () => {
  const lin = { agent: 'lin', role: 'agent' as const, teams: ['service'] }
  const mei = { agent: 'mei', role: 'agent' as const, teams: ['repair'] }
  const watch = (caller: typeof lin, wanted: readonly string[], change = {}) =>
    watchTicket(
      aTicket(change),
      [aConversation({ ticket: 7 })],
      wanted,
      { caller, correlation: 'asked' },
      policy,
      later,
    )

  test('is said by who may change it, and the same again changes nothing', () => {
    expect(watch(lin, ['mei', 'mei'])).toMatchObject({ begun: ['mei'], ended: [] })
    expect(watch(lin, ['mei'], { watchers: ['mei'] })).toMatchObject({ decision: {} })
  })

  test('reads its conversations from then on, also those of another team', () => {
    expect(watch(lin, ['mei'])).toMatchObject({
      decision: { conversations: [{ after: { readers: ['mei'] } }] },
    })
  })

  test('may leave by themselves, and nobody else may send them away', () => {
    const followed = { watchers: ['mei', 'lin'], readers: ['mei'] }
    expect(watch(mei, ['lin'], followed)).toMatchObject({ ended: ['mei'] })
    expect(refusalOf(watch(mei, ['mei'], followed))).toBe('not-yours')
    expect(refusalOf(watch(mei, [], { watchers: [] }))).toBe('not-found')
  })
})

test('notes on a ticket are numbered, also when it is over', () => {
  const first = noteOnTicket(aTicket({ state: 'resolved' }), { text: 'a', ...noted }, later)
  const ticket = given(first.decision.tickets?.[0]).after
  const second = noteOnTicket(ticket, { text: 'b', ...noted }, later - minutes(1))
  expect([first.note.seq, second.note.seq, second.note.at]).toEqual([1, 2, later])
})
const noted = { agent: 'lin', correlation: 'asked' }

test('a ticket that no conversation stands behind is resolved, and it is said that nobody is asked', () => {
  const resolution = { by: 'lin', correlation: 'asked', newSurveyId: 's'.repeat(26) }
  const resolved = (change = {}) =>
    decided(
      resolveTicket(aTicket(change), [], { ...resolution, customer: aCustomer() }, policy, later),
    )
  const events = (decision: ReturnType<typeof resolved>) => given(decision.tickets?.[0]).events
  expect(events(resolved()).at(-1)).toMatchObject({
    type: 'survey.not-sent',
    why: 'no-conversation',
  })
  expect(events(resolved({ survey: 's'.repeat(26) })).map(({ type }) => type)).toEqual([
    'ticket.resolved',
  ])
})
