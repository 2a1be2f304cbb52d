import { beforeEach, describe, expect, test } from 'vitest'
import type { Conversation } from '../../src/desk/conversation.ts'
import type { Decision } from '../../src/desk/decision.ts'
import { replyTo } from '../../src/desk/replying.ts'
import { resolveConversation } from '../../src/desk/resolving.ts'
import type { Survey } from '../../src/desk/survey.ts'
import { ensureAgent } from '../../src/store/agents.ts'
import { commit, isConflictOn } from '../../src/store/commit.ts'
import { keep } from '../../src/store/keep.ts'
import { keys } from '../../src/store/keys.ts'
import { conversationEvents, ticketEvents } from '../../src/store/queries/timeline.ts'
import {
  aConversation,
  aCustomer,
  anInbound,
  aSurvey,
  aTicket,
  decided,
  given,
  nine,
  policy,
} from '../desk/a-desk.ts'
import { everythingOf, put, stored, useEmulatedTable } from './emulated-table.ts'

useEmulatedTable()

const options = { timeZone: 'Europe/Berlin', now: nine }
let threads = 0
let thread = ''
/** Each test has a thread of its own. */
beforeEach(() => {
  threads += 1
  const letters = threads.toString(2).replaceAll('0', 'a').replaceAll('1', 'b')
  thread = `t${letters.padStart(25, 'a')}`
})

const fresh = (change: Partial<Conversation> = {}) =>
  aConversation({ thread, rev: 0, agent: undefined, ...change })
const opening = (after: Conversation): Decision => ({
  conversations: [{ before: undefined, after, events: [] }],
})
const headKey = () => keys.conversation(thread, 1)
const opened = async (change: Partial<Conversation> = {}): Promise<Conversation> => {
  expect(await commit(opening(fresh(change)), options)).toBe('committed')
  return fresh({ rev: 1, ...change })
}

describe('a head', () => {
  test('is written under the next revision', async () => {
    const before = await opened()
    const after = { ...before, name: 'Li Wei' }
    await commit({ conversations: [{ before, after, events: [] }] }, options)
    expect(await stored(headKey())).toMatchObject({ rev: 2, name: 'Li Wei', v: 1 })
  })

  test('that somebody else changed meanwhile is not written, and the caller is told', async () => {
    const before = await opened()
    const change = { conversations: [{ before, after: before, events: [] }] }
    expect(await commit(change, options)).toBe('committed')
    const second = await commit(change, options)
    expect(isConflictOn(second, 'head')).toBe(true)
    expect(await stored(headKey())).toMatchObject({ rev: 2 })
  })

  test('that is new is not written over one that is there', async () => {
    await opened()
    expect(await commit(opening(fresh()), options)).toEqual({ conflictOn: ['head'] })
  })

  test('stands in the lists, in what is due and in the customer’s history', async () => {
    await ensureAgent('lin', 2)
    await opened({ agent: 'lin' })
    const item = given(await stored(headKey()))
    expect(item).toMatchObject({
      ownerKey: 'team#service',
      ownerRank: `held#5#${nine}`,
      agentKey: 'agent#lin',
      agentRank: `held#5#${nine}`,
      customerKey: 'customer#customer-1',
      customerRank: `${nine}#conversation`,
      dueRank: String(nine + 5 * 60_000),
    })
    expect(item.dueKey).toMatch(/^due#[0-3]$/)
  })

  test('shows in lists what they show, and never a text', async () => {
    await opened()
    expect(given(await stored(headKey())).card).toEqual({
      kind: 'conversation',
      id: `${thread}.1`,
      title: 'Li',
      channel: 'webhook',
      inbox: 'app',
      openedAt: nine,
    })
  })

  test('leaves the lists and what is due when it is resolved', async () => {
    const before = await opened()
    const resolution = { by: 'lin', correlation: 'c', customer: undefined, newSurveyId: 's' }
    await commit(decided(resolveConversation(before, resolution, policy, nine)), options)
    const item = given(await stored(headKey()))
    for (const gone of ['ownerKey', 'ownerRank', 'agentKey', 'dueKey', 'dueRank', 'card']) {
      expect(item).not.toHaveProperty(gone)
    }
    expect(item.customerKey).toBe('customer#customer-1')
  })
})

describe('events', () => {
  const resolved = async () => {
    const before = await opened()
    const resolution = { by: 'lin', correlation: 'c', customer: aCustomer(), newSurveyId: thread }
    await commit(decided(resolveConversation(before, resolution, policy, nine)), options)
    return (await everythingOf(`thread#${thread}`)).filter(({ kind }) => kind === 'event')
  }

  test('stand below their episode, by the commit that made them', async () => {
    expect((await resolved()).map(({ sk }) => sk).sort()).toEqual([
      'e#000001#00000002#00',
      'e#000001#00000002#01',
    ])
  })

  test('that a number is computed from stand in their local day, the others do not', async () => {
    const [fact, planned] = (await resolved()).sort((a, b) =>
      String(a.sk) < String(b.sk) ? -1 : 1,
    )
    expect(fact).toMatchObject({ type: 'conversation.resolved', effect: 'drain' })
    expect(fact?.dayKey).toMatch(/^day#2026-03-02#[0-3]$/)
    expect(planned).toMatchObject({ type: 'survey.scheduled' })
    expect(planned).not.toHaveProperty('dayKey')
  })

  test('belong to the day of the desk’s zone, not of the machine’s', async () => {
    const late = Date.UTC(2026, 2, 2, 23, 30)
    const before = await opened()
    const event = { type: 'conversation.opened' as const, at: late, correlation: 'c' }
    await commit({ conversations: [{ before, after: before, events: [event] }] }, options)
    const [item] = (await everythingOf(`thread#${thread}`)).filter(({ kind }) => kind === 'event')
    expect(item?.dayKey).toMatch(/^day#2026-03-03#/)
  })

  test('of a missed target call for an escalation', async () => {
    const before = await opened()
    const event = { type: 'target.missed' as const, at: nine, correlation: 'c' }
    await commit({ conversations: [{ before, after: before, events: [event] }] }, options)
    const [item] = (await everythingOf(`thread#${thread}`)).filter(({ kind }) => kind === 'event')
    expect(item?.effect).toBe('escalate')
  })

  test('of a conversation whose ticket frees the room call for nothing by themselves', async () => {
    const before = await opened()
    const event = {
      type: 'conversation.resolved' as const,
      at: nine,
      correlation: 'c',
      conversation: `${thread}.1`,
      ticket: 7,
    }
    await commit({ conversations: [{ before, after: before, events: [event] }] }, options)
    const [item] = (await everythingOf(`thread#${thread}`)).filter(({ kind }) => kind === 'event')
    expect(item).not.toHaveProperty('effect')
  })
})

describe('the events of a survey', () => {
  const asked = async (change: Partial<Survey>, conversation = `${thread}.1`) => {
    const after = aSurvey({ id: thread, rev: 0, caseRev: 4, conversation, ...change })
    const event = { type: 'survey.sent' as const, at: nine, correlation: 'c' }
    await commit({ surveys: [{ before: undefined, after, events: [event] }] }, options)
  }
  const trailOf = async (pk: string) =>
    (await everythingOf(pk)).filter(({ kind }) => kind === 'event').map(({ type }) => type)

  test('stand on the trail of the conversation that it asks about', async () => {
    await asked({})
    expect(await trailOf(`thread#${thread}`)).toEqual(['survey.sent'])
    expect((await conversationEvents({ thread, episode: 1 }, 9)).events).toHaveLength(1)
  })

  test('or on its ticket’s, where there is one', async () => {
    await asked({ ticket: 900 + threads })
    expect(await trailOf(`thread#${thread}`)).toEqual([])
    expect((await ticketEvents(900 + threads, 9)).events).toHaveLength(1)
  })

  test('cannot be written for a survey that asks about nothing', async () => {
    await expect(asked({}, 'no id')).rejects.toThrow('names no conversation')
  })
})

describe('filing', () => {
  const filing = (inbound = anInbound({ thread }), episode = 1): Decision => ({
    ...opening(fresh({ episode })),
    filed: { inbound, episode, seq: 1 },
  })

  test('marks what was kept, moves its body away and takes it from what is due', async () => {
    const inbound = anInbound({ thread })
    await keep(inbound)
    expect(await commit(filing(inbound), options)).toBe('committed')
    const item = given(await stored(keys.inbound(thread, inbound.hash)))
    expect(item.filed).toEqual({ episode: 1, seq: 1 })
    for (const gone of ['text', 'sender', 'threadKey', 'identity', 'profile', 'dueKey']) {
      expect(item).not.toHaveProperty(gone)
    }
  })

  test('happens once: the second one changes nothing at all', async () => {
    await keep(anInbound({ thread }))
    await commit(filing(), options)
    expect(await commit(filing(undefined, 2), options)).toEqual({ conflictOn: ['filed'] })
    expect(await stored(keys.conversation(thread, 2))).toBeUndefined()
  })

  test('of what was never kept fails', async () => {
    expect(isConflictOn(await commit(filing(), options), 'filed')).toBe(true)
  })
})

describe('an agent’s load', () => {
  const loadOf = async (id: string) => (await stored(keys.agent(id)))?.load

  test('grows with a case and shrinks with its end, in the same step', async () => {
    await ensureAgent(thread, 2)
    const before = await opened({ agent: thread })
    expect(await loadOf(thread)).toBe(1)
    expect((await stored(keys.agent(thread)))?.assignedAt).toBe(nine)
    const after = { ...before, state: 'resolved' as const }
    await commit({ conversations: [{ before, after, events: [] }] }, options)
    expect(await loadOf(thread)).toBe(0)
  })

  test('never passes the capacity: the case is not given, nothing is written', async () => {
    await ensureAgent(thread, 1)
    await opened({ agent: thread })
    const more = opening(fresh({ episode: 2, agent: thread }))
    expect(await commit(more, options)).toEqual({ conflictOn: ['load'] })
    expect(await loadOf(thread)).toBe(1)
    expect(await stored(keys.conversation(thread, 2))).toBeUndefined()
  })

  test('of somebody who has no head at all is refused', async () => {
    const result = await commit(opening(fresh({ agent: 'nobody' })), options)
    expect(isConflictOn(result, 'load')).toBe(true)
  })
})

describe('what else a decision writes', () => {
  test('a reply waits to be sent, and relay is told of it', async () => {
    const before = await opened()
    const writing = { conversation: before, text: 'Hello', agent: 'lin', correlation: 'c' }
    await commit(decided(replyTo(writing, undefined, policy, nine)), options)
    expect(await stored(keys.message(thread, 1, 2))).toMatchObject({
      delivery: 'queued',
      effect: 'deliver',
      dueRank: String(nine + 2 * 60_000),
    })
  })

  test('a ticket has its own place in the lists', async () => {
    const number = 100 + threads
    await commit(
      {
        tickets: [{ before: undefined, after: aTicket({ number, agent: undefined }), events: [] }],
      },
      options,
    )
    const item = given(await stored(keys.ticket(number)))
    expect(item).toMatchObject({ rev: 1, ownerRank: `queued#5#${nine}` })
    expect(item.card).toMatchObject({ kind: 'ticket', id: String(number), title: 'No picture' })
  })

  test('a customer, once; a changed profile later, and only what was said', async () => {
    const after = aCustomer({ id: thread })
    const customer = { isNew: true as const, after }
    expect(await commit({ customer }, options)).toBe('committed')
    expect(isConflictOn(await commit({ customer }, options), 'customer')).toBe(true)
    await commit({ customer: { isNew: false, id: thread, said: { name: 'Li Wei' } } }, options)
    expect(await stored(keys.customer(thread))).toMatchObject({
      name: 'Li Wei',
      email: 'li@example.com',
    })
  })

  test('an identity and a thread, once each', async () => {
    const decision: Decision = {
      identity: { hash: thread, customer: 'customer-1' },
      thread: {
        kind: 'thread',
        thread,
        inbox: 'app',
        channel: 'webhook',
        customer: 'customer-1',
        threadKey: 'user-1',
        senderId: 'user-1',
      },
    }
    expect(await commit(decision, options)).toBe('committed')
    expect(await commit(decision, options)).toEqual({ conflictOn: ['identity', 'thread'] })
  })

  test('the right to survey a customer, once in a period', async () => {
    await put({ ...keys.customer(thread), ...aCustomer({ id: thread }) })
    const ask = (at: number) =>
      commit({ surveyed: { customer: thread, at, notSince: at - 1000 } }, options)
    expect(await ask(nine)).toBe('committed')
    expect(isConflictOn(await ask(nine + 1000), 'surveyed')).toBe(true)
    expect(await ask(nine + 1001)).toBe('committed')
  })

  test('a request’s answer under its key, once', async () => {
    const once = { hash: thread, request: 'r', status: 201, answer: { seq: 2 }, expiresAt: 2 }
    expect(await commit({}, { ...options, once })).toBe('committed')
    expect(await commit({}, { ...options, once })).toEqual({ conflictOn: ['once'] })
    expect(await stored(keys.once(thread))).toMatchObject({ kind: 'once', answer: { seq: 2 } })
  })

  test('nothing, when nothing was decided', async () => {
    expect(await commit({}, options)).toBe('committed')
  })
})
