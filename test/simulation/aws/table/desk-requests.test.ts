import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { emptyPart, type MetricsPart } from '../../../../src/desk/metrics.ts'
import { replyTo } from '../../../../src/desk/replying.ts'
import { resolveConversation } from '../../../../src/desk/resolving.ts'
import { queryOf } from '../../../../src/desk/search-query.ts'
import { indexHead } from '../../../../src/flows/index-head.ts'
import { search } from '../../../../src/flows/search.ts'
import { table as client } from '../../../../src/platform/table.ts'
import { ensureAgent, setPresence } from '../../../../src/store/agents.ts'
import { changeTag, markChanged } from '../../../../src/store/changed.ts'
import { commit } from '../../../../src/store/commit.ts'
import { closedDay, markClosed, nextNumber } from '../../../../src/store/counter.ts'
import { claim, giveBack, settle } from '../../../../src/store/delivery.ts'
import { keep } from '../../../../src/store/keep.ts'
import { keys } from '../../../../src/store/keys.ts'
import { metricsOfDay, replaceMetrics } from '../../../../src/store/metrics.ts'
import { doneAlready } from '../../../../src/store/once.ts'
import { markParked } from '../../../../src/store/park.ts'
import { applyPolicy, policy as policyInForce } from '../../../../src/store/policy.ts'
import { pushBack } from '../../../../src/store/push-back.ts'
import { currentConversation } from '../../../../src/store/queries/current-conversation.ts'
import { dayFacts } from '../../../../src/store/queries/day-facts.ts'
import { dueUntil } from '../../../../src/store/queries/due.ts'
import * as heads from '../../../../src/store/queries/heads.ts'
import { agentWork, hasOpenCases, teamQueue } from '../../../../src/store/queries/lists.ts'
import { teamAgents } from '../../../../src/store/queries/team-agents.ts'
import {
  conversationEvents,
  messagesAfter,
  ticketEvents,
} from '../../../../src/store/queries/timeline.ts'
import { conversationItem } from '../../../../src/store/stored.ts'
import {
  aConversation,
  aCustomer,
  anInbound,
  aReply,
  aTicket,
  decided,
  given,
  hours,
  nine,
  policy,
} from '../../../desk/a-desk.ts'
import { useEmulatedTable } from '../../../store/emulated-table.ts'
import { type Command, modelOf, type Outcome, outcomeOf, type Subject } from './contract/subject.ts'

useEmulatedTable()

const options = { timeZone: 'Europe/Berlin', now: nine }
const model = modelOf()
const send = client.send.bind(client)
const emulator: Subject = {
  name: 'the emulator',
  send: (command) => send(command as Parameters<typeof send>[0]),
}

/** Every request that the store has made, with what came of it in both. */
const compared: { operation: string; played: Outcome; emulated: Outcome }[] = []

beforeEach(() => {
  const both = async (command: Command): Promise<object> => {
    const operation = command.constructor.name
    const played = await outcomeOf(model, command)
    let emulated: Outcome | undefined
    try {
      const answer = emulator.send(command)
      emulated = await outcomeOf({ name: 'the emulator', send: () => answer }, command)
      return await answer
    } finally {
      if (emulated !== undefined) compared.push({ operation, played, emulated })
    }
  }
  vi.spyOn(client, 'send').mockImplementation(both as typeof client.send)
})
afterEach(() => {
  vi.restoreAllMocks()
  for (const { operation, played, emulated } of compared) {
    expect(played, operation).toEqual(emulated)
  }
})

const { thread } = anInbound()
const opened = () => aConversation({ rev: 0, agent: 'lin' })

const opening = async (): Promise<void> => {
  for (const id of ['lin', 'mei']) await ensureAgent(id, 2)
  await ensureAgent('lin', 3)
  const present = { id: 'lin', presence: 'online' as const, presenceUntil: nine + hours(1) }
  await setPresence(present, { type: 'agent.presence', at: nine, correlation: 'c' })
  await setPresence(present, undefined)
  await expect(setPresence({ ...present, id: 'nobody' }, undefined)).rejects.toThrow()
  expect([await keep(anInbound()), await keep(anInbound())]).toEqual(['stored', 'already-stored'])
  const decision = {
    conversations: [
      {
        before: undefined,
        after: opened(),
        events: [{ type: 'conversation.opened' as const, at: nine, correlation: 'c' }],
      },
    ],
    customer: { isNew: true as const, after: aCustomer() },
    identity: { hash: 'i', customer: 'customer-1' },
    filed: { inbound: anInbound(), episode: 1, seq: 1 },
  }
  const once = {
    hash: 'h',
    request: 'r',
    status: 201,
    answer: { id: 'x' },
    expiresAt: 1_800_000_000,
  }
  expect(await commit(decision, { ...options, once })).toBe('committed')
  expect(await commit(decision, { ...options, once })).toHaveProperty('conflictOn')
}

const replying = async (): Promise<void> => {
  const before = given(await currentConversation(thread))
  const writing = { conversation: before, text: 'Hello', agent: 'lin', correlation: 'c' }
  await commit(decided(replyTo(writing, undefined, policy, nine)), options)
  await commit({ messages: [aReply({ thread, seq: 9 })] }, options)
  const reply = given(await heads.message(thread, 1, 9))
  const first = given(await claim(reply, nine))
  expect(await claim(reply, nine)).toBeUndefined()
  await giveBack(first, nine + 1000, 'http-503')
  const second = given(await claim(given(await heads.message(thread, 1, 9)), nine))
  await settle(second, { state: 'sent', providerId: 'p' }, nine)
  expect(await settle(second, { state: 'failed', failure: 'late' }, nine)).toBe(false)
}

const working = async (): Promise<void> => {
  await pushBack(keys.conversation(thread, 1), nine + hours(1))
  await pushBack(keys.conversation('none', 1), nine)
  await markParked(keys.inbound(thread, anInbound().hash), 'fault', nine)
  await keep(anInbound({ hash: 'other' }))
  await markParked(keys.inbound(thread, 'other'), 'fault', nine)
  const number = await nextNumber('ticket')
  const after = aTicket({ number, agent: undefined })
  await commit({ tickets: [{ before: undefined, after, events: [] }] }, options)
  await commit({ customer: { isNew: false, id: 'customer-1', said: { name: 'Li Wei' } } }, options)
  const surveyed = { customer: 'customer-1', at: nine, notSince: nine - hours(24) }
  expect(await commit({ surveyed }, options)).toBe('committed')
  expect(await commit({ surveyed }, options)).toEqual({ conflictOn: ['surveyed'] })
  for (const pk of ['team#service', 'team#service', 'agent#lin']) await markChanged(pk, nine)
  const before = given(await currentConversation(thread))
  const resolution = { by: 'lin', correlation: 'c', customer: undefined, newSurveyId: 's' }
  await commit(decided(resolveConversation(before, resolution, policy, nine)), options)
}

const searching = async (): Promise<void> => {
  const head = conversationItem(opened())
  await indexHead({ ...head, name: '李女士 Li' })
  await indexHead({ ...head, rev: 2, name: 'Li of Nowhere' })
  const admin = { agent: 'ada', role: 'admin' as const, teams: [] }
  for (const [text, count] of [
    ['li nowhere', 1],
    ['李', 0],
    ['nothing', 0],
  ] as const) {
    expect((await search(given(queryOf(text)), admin, 5, undefined)).items).toHaveLength(count)
  }
}

const counting = async (): Promise<void> => {
  const day = '2026-03-02'
  const part = (more: Partial<MetricsPart> = {}) => ({ ...emptyPart(day, day), ...more })
  const own = ['desk', new Map([[day, part({ opened: 2 })]])] as const
  await replaceMetrics(day, new Map([own, ['team#a', new Map([[day, part()]])]]))
  await replaceMetrics(day, new Map([own]))
  await metricsOfDay('desk', day)
  expect(await closedDay()).toBeUndefined()
  await markClosed(day)
  expect(await closedDay()).toBe(day)
  await applyPolicy(policy)
  await applyPolicy({ ...policy, desk: { ...policy.desk, name: 'Another' } })
  await policyInForce()
  for await (const fact of dayFacts(day)) expect(fact.type).toBeDefined()
}

const reading = async (): Promise<void> => {
  for (const limit of [1, 2, 100]) await teamQueue('service', limit)
  for (const place of ['held', 'idle'] as const) await agentWork('lin', place, 10)
  await hasOpenCases('service')
  for (const seq of [0, 1, 9]) await messagesAfter({ thread, episode: 1 }, seq, 2)
  const { next } = await conversationEvents({ thread, episode: 1 }, 1)
  await conversationEvents({ thread, episode: 1 }, 5, next)
  await ticketEvents(1, 5)
  await teamAgents(['lin', 'mei', 'nobody'])
  for (const shard of [0, 1, 2, 3]) {
    for await (const page of dueUntil(shard, nine + hours(48))) expect(page).toBeDefined()
  }
  await Promise.all([changeTag('team#service'), changeTag('team#none'), doneAlready('h')])
  await Promise.all([heads.ticket(1), heads.ticket(99), heads.customer('customer-1')])
  await Promise.all([heads.identity('i'), heads.thread(thread)])
  await heads.kept(keys.inbound(thread, 'other'))
}

test('all that the store asks of its table comes out the same in both', async () => {
  await opening()
  await replying()
  await working()
  await searching()
  await counting()
  await reading()
  const operations = new Set(compared.map(({ operation }) => operation))
  expect([...operations].sort()).toEqual([
    'BatchGetCommand',
    'BatchWriteCommand',
    'GetCommand',
    'PutCommand',
    'QueryCommand',
    'TransactWriteCommand',
    'UpdateCommand',
  ])
  expect(compared.length).toBeGreaterThan(80)
})
