import { describe, expect, test } from 'vitest'
import { ensureAgent, setPresence } from '../../src/store/agents.ts'
import { changeTag, markChanged } from '../../src/store/changed.ts'
import { commit } from '../../src/store/commit.ts'
import { closedDay, markClosed, nextNumber } from '../../src/store/counter.ts'
import { agentPk, keys, teamPk } from '../../src/store/keys.ts'
import { doneAlready } from '../../src/store/once.ts'
import { hours, nine } from '../desk/a-desk.ts'
import { everythingOf, stored, useEmulatedTable } from './emulated-table.ts'

useEmulatedTable()

const event = { type: 'agent.presence' as const, at: nine, correlation: 'c', agent: 'lin' }

describe('an agent', () => {
  test('is made away and without work, and applied again keeps what they have', async () => {
    await ensureAgent('lin', 3)
    expect(await stored(keys.agent('lin'))).toMatchObject({
      presence: 'away',
      load: 0,
      capacity: 3,
    })
    await setPresence({ id: 'lin', presence: 'online', presenceUntil: nine + hours(1) }, undefined)
    await ensureAgent('lin', 5)
    expect(await stored(keys.agent('lin'))).toMatchObject({
      presence: 'online',
      presenceUntil: nine + hours(1),
      capacity: 5,
    })
  })

  test('who comes online is an event that gives out what waits', async () => {
    await ensureAgent('fang', 3)
    await setPresence({ id: 'fang', presence: 'online', presenceUntil: nine + 1 }, event)
    const events = (await everythingOf(agentPk('fang'))).filter(({ kind }) => kind === 'event')
    expect(events).toMatchObject([{ type: 'agent.presence', effect: 'drain' }])
  })

  test('who leaves is an event without that effect', async () => {
    await ensureAgent('mei', 3)
    await setPresence({ id: 'mei', presence: 'away', presenceUntil: nine }, event)
    const events = (await everythingOf(agentPk('mei'))).filter(({ kind }) => kind === 'event')
    expect(events).toHaveLength(1)
    expect(events[0]).not.toHaveProperty('effect')
  })

  test('who does not exist has no presence', async () => {
    const absent = { id: 'nobody', presence: 'online' as const, presenceUntil: nine }
    await expect(setPresence(absent, undefined)).rejects.toThrow()
  })
})

describe('a list that is watched', () => {
  test('has another tag after each change, and the same one in between', async () => {
    const before = await changeTag(teamPk('service'))
    await markChanged(teamPk('service'), nine)
    const after = await changeTag(teamPk('service'))
    expect(after).not.toBe(before)
    expect(await changeTag(teamPk('service'))).toBe(after)
    expect(await changeTag(teamPk('repair'))).toBe(before)
  })
})

describe('numbers and marks', () => {
  test('ticket numbers are never given twice', async () => {
    const numbers = await Promise.all(Array.from({ length: 20 }, () => nextNumber('ticket')))
    expect(new Set(numbers).size).toBe(20)
    expect(Math.min(...numbers)).toBe(1)
  })

  test('the day that was closed last is remembered', async () => {
    expect(await closedDay()).toBeUndefined()
    await markClosed('2026-03-01')
    expect(await closedDay()).toBe('2026-03-01')
  })

  test('an answer that was given is found again by its key', async () => {
    expect(await doneAlready('key-1')).toBeUndefined()
    const once = { hash: 'key-1', request: 'r', status: 201, answer: { seq: 2 }, expiresAt: 99 }
    await commit({}, { timeZone: 'UTC', now: nine, once })
    expect(await doneAlready('key-1')).toEqual(once)
  })
})
