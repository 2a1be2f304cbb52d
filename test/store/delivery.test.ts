import { beforeEach, describe, expect, test } from 'vitest'
import { deliveryLeaseMilliseconds } from '../../src/desk/delivering.ts'
import { commit } from '../../src/store/commit.ts'
import { claim, giveBack, settle } from '../../src/store/delivery.ts'
import { keys } from '../../src/store/keys.ts'
import { message } from '../../src/store/queries/heads.ts'
import { aReply, given, minutes, nine } from '../desk/a-desk.ts'
import { stored, useEmulatedTable } from './emulated-table.ts'

useEmulatedTable()

let seq = 0
beforeEach(async () => {
  seq += 1
  await commit({ messages: [aReply({ thread: 'out', seq })] }, { timeZone: 'UTC', now: nine })
})
const present = async () => given(await message('out', 1, seq))
const item = () => stored(keys.message('out', 1, seq))
const claimed = async (at = nine) => given(await claim(await present(), at))

describe('the right to send a reply', () => {
  test('is taken by one, for as long as the lease', async () => {
    const reply = await present()
    const results = await Promise.all([claim(reply, nine), claim(reply, nine), claim(reply, nine)])
    expect(results.filter((one) => one !== undefined)).toHaveLength(1)
    expect(await present()).toMatchObject({
      delivery: 'sending',
      tries: 1,
      leaseUntil: nine + deliveryLeaseMilliseconds,
    })
  })

  test('stays in what is due, in case that it is never settled', async () => {
    await claimed(nine + minutes(5))
    expect((await item())?.dueRank).toBe(String(nine + minutes(5) + deliveryLeaseMilliseconds))
  })
})

describe('how a send ended', () => {
  test('is recorded once, and nothing is due any more', async () => {
    const mine = await claimed()
    expect(await settle(mine, { state: 'sent', providerId: 'p-1' }, nine + 1)).toBe(true)
    const after = given(await item())
    expect(after).toMatchObject({ delivery: 'sent', providerId: 'p-1', settledAt: nine + 1 })
    for (const gone of ['leaseUntil', 'dueAt', 'dueKey', 'dueRank']) {
      expect(after).not.toHaveProperty(gone)
    }
    expect(await settle(mine, { state: 'failed', failure: 'http-500' }, nine + 2)).toBe(false)
    expect((await present()).delivery).toBe('sent')
  })

  test('is not recorded by one whose claim ran out and was taken over', async () => {
    const mine = await claimed()
    const stale = { ...mine, leaseUntil: mine.leaseUntil - 1 }
    expect(await settle(stale, { state: 'sent' }, nine)).toBe(false)
    expect(await giveBack(stale, nine, 'http-500')).toBe(false)
    expect((await present()).delivery).toBe('sending')
  })

  test('keeps why it failed', async () => {
    await settle(await claimed(), { state: 'failed', failure: 'http-410' }, nine)
    expect(await present()).toMatchObject({ delivery: 'failed', failure: 'http-410' })
  })
})

describe('giving a claim back', () => {
  test('lets it wait, in what is due, for its next try', async () => {
    expect(await giveBack(await claimed(), nine + minutes(2), 'http-503')).toBe(true)
    expect(await item()).toMatchObject({
      delivery: 'queued',
      tries: 1,
      tryAt: nine + minutes(2),
      dueRank: String(nine + minutes(2)),
      failure: 'http-503',
    })
    const again = await claimed(nine + minutes(2))
    expect(again).toBeDefined()
    expect(await present()).toMatchObject({ tries: 2, delivery: 'sending' })
    expect(await item()).not.toHaveProperty('tryAt')
  })
})
