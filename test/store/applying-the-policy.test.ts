import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Policy } from '../../src/desk/policy.ts'
import { keys } from '../../src/store/keys.ts'
import { applyPolicy, policy } from '../../src/store/policy.ts'
import { policy as example } from '../desk/a-desk.ts'
import { everythingOf, put, stored, useEmulatedTable } from './emulated-table.ts'

useEmulatedTable()

const named = (name: string): Policy => ({ ...example, desk: { ...example.desk, name } })

/** A function asks again every 15 seconds: each test begins later than that. */
let at = Date.UTC(2026, 2, 2)
beforeEach(() => {
  at += 60_000
  vi.useFakeTimers({ toFake: ['Date'], now: at })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('putting a policy in force', () => {
  test('is asked for by name while there is none', async () => {
    await expect(policy()).rejects.toThrow('npm run desk -- apply FILE')
  })

  test('gives it a version, under which it is read whole', async () => {
    expect(await applyPolicy(named('First'))).toEqual({ version: 1, isChanged: true })
    expect(await policy()).toEqual(named('First'))
  })

  test('again with the same changes nothing', async () => {
    const before = await everythingOf('policy')
    expect(await applyPolicy(named('First'))).toEqual({ version: 1, isChanged: false })
    expect(await everythingOf('policy')).toEqual(before)
  })

  test('is seen by a running function within 15 seconds, not in the middle of them', async () => {
    await policy()
    await applyPolicy(named('Second'))
    expect((await policy()).desk.name).toBe('First')
    vi.setSystemTime(at + 15_000)
    expect((await policy()).desk.name).toBe('Second')
  })

  test('by two at once: one wins whole, the other is told', async () => {
    const names = Array.from({ length: 6 }, (_, index) => `Both ${index}`)
    const results = await Promise.allSettled(
      names.map((name) =>
        applyPolicy({
          ...named(name),
          priorities: { usual: names.indexOf(name), byCustomerTier: {} },
        }),
      ),
    )
    const winner = results.findIndex(({ status }) => status === 'fulfilled')
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const inForce = await policy()
    expect(inForce.desk.name).toBe(names[winner])
    expect(inForce.priorities.usual).toBe(winner)
    const [lost] = results.filter((one) => one.status === 'rejected')
    expect(String(lost?.reason)).toContain('apply yours again')
  })

  test('that was cut off before its last step changes nothing, and may be done again', async () => {
    const before = await policy()
    const { version = 0 } = (await stored(keys.policy())) ?? {}
    await put({
      pk: 'policy',
      sk: `${String(Number(version) + 1).padStart(8, '0')}#other#desk`,
      part: 'desk',
      value: {},
    })
    vi.setSystemTime(at + 20_000)
    expect(await policy()).toEqual(before)
    await applyPolicy(named('After the crash'))
    vi.setSystemTime(at + 40_000)
    expect((await policy()).desk.name).toBe('After the crash')
  })

  test('that this version cannot read is a fault of the world: nothing is parked because of it', async () => {
    vi.setSystemTime(at + 20_000)
    await applyPolicy(named('Unreadable'))
    for (const item of await everythingOf('policy')) {
      if (item.part === 'desk') await put({ ...item, value: {} })
    }
    vi.setSystemTime(at + 40_000)
    await expect(policy()).rejects.toMatchObject({ name: 'WorldFault' })
  })
})
