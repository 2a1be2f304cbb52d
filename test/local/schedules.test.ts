import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from '../../local/desk.ts'
import { readRhythm } from '../../local/schedules/expression.ts'
import { invoke, partition, post, startSmallDesk } from './small-desk.ts'

const at = (iso: string) => Date.parse(`${iso}Z`)
const next = (expression: string, after: string, beganAt = '2026-01-01T00:00:30') => {
  const moment = readRhythm(expression).next(at(after), at(beganAt))
  return moment === undefined ? undefined : new Date(moment).toISOString().slice(0, 16)
}

describe('a schedule', () => {
  it('of a rate counts from its beginning', () => {
    expect(next('rate(1 minute)', '2026-01-01T00:00:30')).toBe('2026-01-01T00:01')
    expect(next('rate(2 hours)', '2026-01-01T05:10:00')).toBe('2026-01-01T06:00')
    expect(next('rate(1 day)', '2026-01-09T00:00:29')).toBe('2026-01-09T00:00')
  })

  it('of a calendar fires at the next minute that fits', () => {
    expect(next('cron(35 * * * ? *)', '2026-01-01T10:35:00')).toBe('2026-01-01T11:35')
    expect(next('cron(0 9 ? * MON-FRI *)', '2026-11-20T09:00:00')).toBe('2026-11-23T09:00')
    expect(next('cron(0/15 8,20 1 * ? *)', '2026-01-01T20:46:00')).toBe('2026-02-01T08:00')
    expect(next('cron(0 0 29 2 ? *)', '2026-03-01T00:00:00')).toBe('2028-02-29T00:00')
    expect(next('cron(0 0 1 1 ? 2020)', '2026-01-01T00:00:00')).toBeUndefined()
  })

  it('that is not played here is refused with what is', () => {
    expect(() => readRhythm('at(2026-01-01T00:00:00)')).toThrow('use rate(...) or cron(...)')
    expect(() => readRhythm('rate(0 minutes)')).toThrow('write it like rate(5 minutes)')
    expect(() => readRhythm('cron(0 0 L * ? *)')).toThrow('not played here')
    expect(() => readRhythm('cron(0 0 * * ?)')).toThrow('needs six fields')
  })
})

describe('winding the clock', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await startSmallDesk()
  })
  afterAll(() => desk.stop())

  it('fires each schedule that was passed once, and the function lives at the new time', async () => {
    const before = await partition(desk, 'tick')
    const { body } = await post(desk, '/_local/clock', { advanceSeconds: 7200 })
    expect(body).toMatchObject({ fired: ['Tick'], offsetSeconds: 7200 })
    const ticks = await partition(desk, 'tick')
    expect(ticks).toHaveLength(before.length + 1)
    const toldNow = Date.parse(ticks.at(-1)?.now?.S ?? '')
    expect(Math.abs(toldNow - Date.parse(body.now))).toBeLessThan(5000)
  })

  it('reaches functions that are warm, and leaves this process alone', async () => {
    const before = (await invoke(desk, 'Echo', {})).body.now
    await post(desk, '/_local/clock', { advanceSeconds: 86_400 })
    const after = (await invoke(desk, 'Echo', {})).body.now
    expect(after - before).toBeGreaterThanOrEqual(86_400_000)
    expect(after - Date.now()).toBeGreaterThan(86_000_000)
  })

  it('goes forward only', async () => {
    const { status, body } = await post(desk, '/_local/clock', { advanceSeconds: -1 })
    expect(status).toBe(400)
    expect(body.message).toContain('{"advanceSeconds": 600}')
  })
})
