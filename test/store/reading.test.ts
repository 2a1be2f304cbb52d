import { beforeAll, describe, expect, test } from 'vitest'
import { ensureAgent } from '../../src/store/agents.ts'
import { commit } from '../../src/store/commit.ts'
import { UnreadableItem } from '../../src/store/faults.ts'
import { dayIndex, dayShards, dueIndex, dueShards, keys } from '../../src/store/keys.ts'
import { currentConversation } from '../../src/store/queries/current-conversation.ts'
import { dayFacts } from '../../src/store/queries/day-facts.ts'
import { dueUntil } from '../../src/store/queries/due.ts'
import {
  conversation,
  conversationsOf,
  customer,
  identity,
  message,
  survey,
  thread,
  ticket,
} from '../../src/store/queries/heads.ts'
import {
  agentWork,
  type ListPage,
  type ListPosition,
  teamQueue,
} from '../../src/store/queries/lists.ts'
import { teamAgents } from '../../src/store/queries/team-agents.ts'
import {
  conversationEvents,
  messagesAfter,
  ticketEvents,
} from '../../src/store/queries/timeline.ts'
import { aConversation, anAgent, aReply, aTicket, minutes, nine, threadId } from '../desk/a-desk.ts'
import { put, useEmulatedTable } from './emulated-table.ts'

useEmulatedTable()

const options = { timeZone: 'Europe/Berlin', now: nine }

/** Every page of a list, one after the other. */
const allOf = async (read: (after?: ListPosition) => Promise<ListPage>) => {
  const pages: ListPage[] = []
  let after: ListPosition | undefined
  do {
    const page = await read(after)
    pages.push(page)
    after = page.next
  } while (after !== undefined)
  return pages
}

describe('a team’s queue', () => {
  beforeAll(async () => {
    for (const [episode, priority, since] of [
      [1, 5, nine],
      [2, 5, nine - 1],
      [3, 2, nine + minutes(9)],
      [4, 9, nine - minutes(9)],
    ] as const) {
      const head = { rev: 0, agent: undefined, team: 'queue-team', episode, priority }
      const after = aConversation({ ...head, waitingSince: since, openedAt: since })
      await commit({ conversations: [{ before: undefined, after, events: [] }] }, options)
    }
  })
  const episodes = (pages: readonly ListPage[]) =>
    pages.flatMap(({ items }) => items.map(({ id }) => id.split('.')[1]))

  test('lists by priority, then by who waits longest', async () => {
    const { items } = await teamQueue('queue-team', 10)
    expect(items.map(({ id }) => id)).toEqual([3, 2, 1, 4].map((one) => `${threadId}.${one}`))
    expect(items[0]).toMatchObject({ place: 'queued', priority: 2, title: 'Li' })
  })

  test('comes page by page, without a gap and without a double', async () => {
    const pages = await allOf((after) => teamQueue('queue-team', 3, after))
    expect(pages.map(({ items }) => items.length)).toEqual([3, 1])
    expect(episodes(pages)).toEqual(['3', '2', '1', '4'])
    expect(episodes(await allOf((after) => teamQueue('queue-team', 1, after)))).toEqual([
      '3',
      '2',
      '1',
      '4',
    ])
  })

  test('of a team that has nothing is empty', async () => {
    expect(await teamQueue('idle-team', 3)).toEqual({ items: [], next: undefined })
  })
})

describe('an agent’s work', () => {
  test('tells those who wait from those who were answered', async () => {
    await ensureAgent('mei', 9)
    const held = aConversation({ rev: 0, agent: 'mei', episode: 11 })
    const idle = aConversation({ rev: 0, agent: 'mei', episode: 12, answeredAt: nine })
    delete idle.waitingSince
    for (const after of [held, idle]) {
      await commit({ conversations: [{ before: undefined, after, events: [] }] }, options)
    }
    expect((await agentWork('mei', 'held', 9)).items.map(({ id }) => id)).toEqual([
      `${threadId}.11`,
    ])
    expect((await agentWork('mei', 'idle', 9)).items.map(({ id }) => id)).toEqual([
      `${threadId}.12`,
    ])
  })
})

describe('one thing by its name', () => {
  test('the newest conversation of a thread', async () => {
    expect(await currentConversation('nobody')).toBeUndefined()
    for (const episode of [9, 10]) {
      const after = aConversation({ thread: 'newest', episode, rev: 0, agent: undefined })
      await commit({ conversations: [{ before: undefined, after, events: [] }] }, options)
    }
    expect((await currentConversation('newest'))?.episode).toBe(10)
  })

  test('a conversation, and those of a ticket that are still there', async () => {
    expect(await conversation('no id')).toBeUndefined()
    const linked = aTicket({ conversations: [`${threadId}.11`, `${threadId}.99`] })
    expect((await conversationsOf(linked)).map(({ episode }) => episode)).toEqual([11])
  })

  test('nothing where there is nothing', async () => {
    expect(await ticket(404)).toBeUndefined()
    expect(await survey('gone')).toBeUndefined()
    expect(await message('gone', 1, 1)).toBeUndefined()
    expect(await customer('gone')).toBeUndefined()
    expect(await thread('gone')).toBeUndefined()
    expect(await identity('gone')).toBeUndefined()
    await put({ ...keys.identity('known'), customer: 'customer-1' })
    expect(await identity('known')).toBe('customer-1')
  })

  test('what does not have the shape that we know is named by its place, not by its content', async () => {
    await put({ ...keys.ticket(500), kind: 'ticket', title: 'Private words' })
    const fault = await ticket(500).catch((one: unknown) => one)
    expect(fault).toBeInstanceOf(UnreadableItem)
    expect(String(fault)).toContain('ticket')
    expect(String(fault)).not.toContain('Private words')
  })
})

describe('a conversation’s messages', () => {
  beforeAll(async () => {
    const messages = [1, 2, 3, 4, 5].map((seq) => aReply({ thread: 'talk', seq }))
    await commit(
      { messages: [...messages, aReply({ thread: 'talk', episode: 2, seq: 6 })] },
      options,
    )
  })
  const seqs = async (after: number, limit: number) =>
    (await messagesAfter({ thread: 'talk', episode: 1 }, after, limit)).map(({ seq }) => seq)

  test('come in order after the last one that was read, and from this episode only', async () => {
    expect(await seqs(0, 3)).toEqual([1, 2, 3])
    expect(await seqs(3, 3)).toEqual([4, 5])
    expect(await seqs(5, 3)).toEqual([])
    expect(await seqs(Number.MAX_SAFE_INTEGER - 1, 3)).toEqual([])
  })
})

describe('a trail', () => {
  test('of a conversation comes page by page, from its own episode only', async () => {
    const event = (why: string) => ({
      type: 'conversation.linked' as const,
      at: nine,
      correlation: 'c',
      why,
    })
    for (const episode of [1, 2]) {
      const after = aConversation({ thread: 'trail', episode, rev: 0, agent: undefined })
      const events = ['a', 'b', 'c'].map((why) => event(`${episode}${why}`))
      await commit({ conversations: [{ before: undefined, after, events }] }, options)
    }
    const at = { thread: 'trail', episode: 1 }
    const first = await conversationEvents(at, 2)
    expect(first.events.map(({ why }) => why)).toEqual(['1a', '1b'])
    const second = await conversationEvents(at, 2, first.next)
    expect(second.events.map(({ why }) => why)).toEqual(['1c'])
    expect(second.next).toBeUndefined()
  })

  test('of a ticket too', async () => {
    const event = { type: 'ticket.opened' as const, at: nine, correlation: 'c', ticket: 600 }
    const after = aTicket({ number: 600, rev: 0, agent: undefined })
    await commit({ tickets: [{ before: undefined, after, events: [event, event] }] }, options)
    const first = await ticketEvents(600, 1)
    expect(first.events).toHaveLength(1)
    expect((await ticketEvents(600, 1, first.next)).events).toHaveLength(1)
  })
})

describe('what is due', () => {
  test('is found in its shard, longest overdue first, and no sooner', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `due-${index}`)
    for (const [index, name] of names.entries()) {
      const key = keys.survey(name)
      await put({ ...key, ...dueIndex(key, nine - index) })
    }
    const future = keys.survey('due-later')
    await put({ ...future, ...dueIndex(future, nine + 1) })
    const found: string[][] = []
    for (let shard = 0; shard < dueShards; shard += 1) {
      const inShard: string[] = []
      for await (const page of dueUntil(shard, nine)) inShard.push(...page.map(({ pk }) => pk))
      found.push(inShard.filter((pk) => pk.startsWith('survey#due-')))
    }
    expect(found.flat().sort()).toEqual(names.map((name) => `survey#${name}`).sort())
    expect(found.every((inShard) => inShard.length > 0)).toBe(true)
    for (const inShard of found) {
      const ages = inShard.map((pk) => Number(pk.split('-')[1]))
      expect(ages).toEqual([...ages].sort((a, b) => b - a))
    }
  })

  test('comes in pages of 200, so that a long list is no single answer', async () => {
    const pks = Array.from({ length: 205 }, (_, index) => `survey#many-${index}`)
    const shard = { dueKey: 'due#9', dueRank: String(nine) }
    await Promise.all(pks.map((pk) => put({ pk, sk: 'head', ...shard })))
    const sizes: number[] = []
    for await (const page of dueUntil(9, nine)) sizes.push(page.length)
    expect(sizes.filter((size) => size > 0)).toEqual([200, 5])
  })
})

describe('the facts of a day', () => {
  test('are all of them, from every shard, and none of another day', async () => {
    for (let index = 0; index < 30; index += 1) {
      const key = { pk: `thread#facts-${index}`, sk: 'e#000001#00000001#00' }
      const fact = { type: 'conversation.opened', at: nine, correlation: `fact-${index}` }
      const day = index === 0 ? '2031-01-02' : '2031-01-01'
      await put({ ...key, ...fact, ...dayIndex(key, day, 'conversation.opened') })
    }
    const found: string[] = []
    for await (const { correlation } of dayFacts('2031-01-01')) found.push(correlation)
    expect(new Set(found).size).toBe(29)
    expect(found).not.toContain('fact-0')
    expect(dayShards).toBeGreaterThan(1)
  })
})

describe('the agents of a team', () => {
  test('come with presence and load; who never signed in is left out', async () => {
    await put({ ...keys.agent('known'), ...anAgent('known', { load: 2 }) })
    expect(await teamAgents(['known', 'never'])).toMatchObject([{ id: 'known', load: 2 }])
    expect(await teamAgents([])).toEqual([])
  })
})
