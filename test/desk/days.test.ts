import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter, dayStart, isDay, localDay } from '../../src/desk/days.ts'

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Shanghai',
  'Africa/Cairo',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'UTC',
] as const
const zone = fc.constantFrom(...zones)
const moments = fc.integer({ min: Date.UTC(1995, 0, 1), max: Date.UTC(2045, 0, 1) })

/** What the platform's own calendar says, by another road. */
const calendarDay = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)

describe('the local day of a moment', () => {
  test('is what a calendar in that zone says', () => {
    fc.assert(
      fc.property(moments, zone, (at, timeZone) => {
        expect(localDay(at, timeZone)).toBe(calendarDay(at, timeZone))
      }),
      { numRuns: 500 },
    )
  })

  test('holds every moment from its start up to the start of the next day', () => {
    fc.assert(
      fc.property(moments, zone, (at, timeZone) => {
        const day = localDay(at, timeZone)
        const start = dayStart(day, timeZone)
        expect(start).toBeLessThanOrEqual(at)
        expect(dayStart(dayAfter(day), timeZone)).toBeGreaterThan(at)
        expect(localDay(start, timeZone)).toBe(day)
        expect(localDay(start - 1, timeZone) < day).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a day on which the clocks change', () => {
  const hoursOf = (day: string, timeZone: string) =>
    (dayStart(dayAfter(day), timeZone) - dayStart(day, timeZone)) / 3_600_000

  test('is shorter in spring and longer in autumn', () => {
    expect(hoursOf('2026-03-29', 'Europe/Berlin')).toBe(23)
    expect(hoursOf('2026-10-25', 'Europe/Berlin')).toBe(25)
    expect(hoursOf('2026-03-08', 'America/New_York')).toBe(23)
    expect(hoursOf('2026-11-01', 'America/New_York')).toBe(25)
    expect(hoursOf('2026-06-01', 'Asia/Shanghai')).toBe(24)
  })

  test('starts at one o’clock where midnight is skipped', () => {
    expect(new Date(dayStart('2024-04-26', 'Africa/Cairo')).toISOString()).toBe(
      '2024-04-25T22:00:00.000Z',
    )
    expect(hoursOf('2024-04-26', 'Africa/Cairo')).toBe(23)
  })

  test('that Samoa left out of its calendar lasts no time', () => {
    expect(hoursOf('2011-12-30', 'Pacific/Apia')).toBe(0)
    expect(localDay(dayStart('2011-12-31', 'Pacific/Apia') - 1, 'Pacific/Apia')).toBe('2011-12-29')
  })
})

describe('the calendar', () => {
  test('goes forth and back over months, years and leap days', () => {
    expect(dayAfter('2026-12-31')).toBe('2027-01-01')
    expect(dayAfter('2028-02-28')).toBe('2028-02-29')
    expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28')
    fc.assert(
      fc.property(moments, fc.integer({ min: -800, max: 800 }), (at, by) => {
        const day = localDay(at, 'UTC')
        expect(dayAfter(dayAfter(day, by), -by)).toBe(day)
      }),
    )
  })

  test('knows what is no day', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', 'today', '', '2026-01-01T00']) {
      expect(isDay(text)).toBe(false)
    }
    expect(isDay('2028-02-29')).toBe(true)
  })
})
