import { describe, expect, test } from 'vitest'
import { emptyPart, type MetricsPart } from '../../src/desk/metrics.ts'
import { keys } from '../../src/store/keys.ts'
import { metricsOfDay, replaceMetrics } from '../../src/store/metrics.ts'
import { everythingOf, stored, useEmulatedTable } from './emulated-table.ts'

useEmulatedTable()

const part = (day: string, from: string, change: Partial<MetricsPart> = {}) => ({
  ...emptyPart(day, from),
  ...change,
})
const parts = (...list: readonly (readonly [string, MetricsPart])[]) => {
  const days = new Map<string, Map<string, MetricsPart>>()
  for (const [dimension, one] of list) {
    days.set(dimension, (days.get(dimension) ?? new Map()).set(one.day, one))
  }
  return days
}

describe('the numbers of a day', () => {
  test('are its own part and those that later days add to it', async () => {
    const first = part('2026-03-01', '2026-03-01', { opened: 3 })
    const later = part('2026-03-01', '2026-03-02', { scores: { '5': 1 } })
    await replaceMetrics('2026-03-01', parts(['desk', first]))
    await replaceMetrics(
      '2026-03-02',
      parts(['desk', part('2026-03-02', '2026-03-02')], ['desk', later]),
    )
    expect(await metricsOfDay('desk', '2026-03-01')).toEqual([first, later])
    expect(await metricsOfDay('desk', '2026-03-03')).toEqual([])
  })

  test('are replaced, never added to', async () => {
    const day = '2026-04-01'
    const once = parts(['desk', part(day, day, { opened: 2, firstResponse: { '60': 2 } })])
    await replaceMetrics(day, once)
    const before = await everythingOf('metrics#desk')
    await replaceMetrics(day, once)
    expect(await everythingOf('metrics#desk')).toEqual(before)
  })

  test('lose what a new computation no longer says', async () => {
    const [day, earlier] = ['2026-05-02', '2026-05-01'] as const
    const own = ['desk', part(day, day)] as const
    await replaceMetrics(
      day,
      parts(own, ['desk', part(earlier, day, { scores: { '1': 1 } })], ['team#a', part(day, day)]),
    )
    expect(await metricsOfDay('desk', earlier)).toHaveLength(1)
    await replaceMetrics(day, parts(own))
    expect(await metricsOfDay('desk', earlier)).toEqual([])
    expect(await metricsOfDay('team#a', day)).toEqual([])
  })

  test('keep what another day said about the same day', async () => {
    const day = '2026-06-01'
    await replaceMetrics(day, parts(['desk', part(day, day)]))
    const others = part(day, '2026-06-02', { scores: { '4': 1 } })
    await replaceMetrics(
      '2026-06-02',
      parts(['desk', part('2026-06-02', '2026-06-02')], ['desk', others]),
    )
    await replaceMetrics(day, parts(['desk', part(day, day, { opened: 1 })]))
    expect(await metricsOfDay('desk', day)).toContainEqual(others)
  })

  test('lose more than one batch of parts that went stale', async () => {
    const day = '2026-07-01'
    const teams = Array.from(
      { length: 60 },
      (_, index) => [`team#t${index}`, part(day, day)] as const,
    )
    await replaceMetrics(day, parts(['desk', part(day, day)], ...teams))
    await replaceMetrics(day, parts(['desk', part(day, day)]))
    for (const [dimension] of teams) {
      expect(await stored(keys.metrics(dimension, day, day))).toBeUndefined()
    }
  })
})
