import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addBusinessTime,
  type BusinessCalendar,
  businessTimeBetween,
} from '../../src/desk/business-time.ts'
import { hourMilliseconds, minuteMilliseconds } from '../../src/desk/units.ts'
import { chinaIn2025And2026, minutesOpenByTheWall, stateCouncilDays } from './calendars.ts'

const at = (text: string): number => Date.parse(text)
const hours = (count: number): number => count * hourMilliseconds
const weekday = '09:00-12:00, 13:00-18:00'
const fiveDays = {
  ...{ monday: weekday, tuesday: weekday, wednesday: weekday },
  ...{ thursday: weekday, friday: weekday },
}
const office: BusinessCalendar = { timeZone: 'Europe/Berlin', hours: fiveDays }
const iso = (moment: number | undefined): string | undefined =>
  moment === undefined ? undefined : new Date(moment).toISOString()

describe('business time', () => {
  test('goes on where it stopped: over the break, the night and the weekend', () => {
    // 2026-03-06 is a Friday, an hour ahead of UTC.
    const friday = at('2026-03-06T11:30:00+01:00')
    expect(iso(addBusinessTime(office, friday, hours(1)))).toBe('2026-03-06T12:30:00.000Z')
    expect(iso(addBusinessTime(office, friday, hours(6)))).toBe('2026-03-09T08:30:00.000Z')
    expect(businessTimeBetween(office, friday, at('2026-03-09T09:30:00+01:00'))).toBe(hours(6))
  })

  test('that ends with a window ends at its end, not when the next one opens', () => {
    const friday = at('2026-03-06T17:00:00+01:00')
    expect(iso(addBusinessTime(office, friday, hours(1)))).toBe('2026-03-06T17:00:00.000Z')
  })

  test('begins to count when it opens, for who writes before', () => {
    const saturday = at('2026-03-07T20:00:00+01:00')
    expect(iso(addBusinessTime(office, saturday, minuteMilliseconds))).toBe(
      '2026-03-09T08:01:00.000Z',
    )
  })

  test('does not run on a holiday, and runs on one day in other windows', () => {
    const calendar = {
      ...office,
      holidays: ['2026-12-25', '2026-12-28 to 2026-12-30'],
      exceptions: { '2026-12-24': '09:00-12:00' },
    }
    // The 24th is a Thursday.
    const start = at('2026-12-24T11:00:00+01:00')
    expect(iso(addBusinessTime(calendar, start, hours(2)))).toBe('2026-12-31T09:00:00.000Z')
  })

  test('none is added to a moment that stays as it is, and none lies between it and an earlier one', () => {
    const sunday = at('2026-03-08T12:00:00Z')
    expect(addBusinessTime(office, sunday, 0)).toBe(sunday)
    expect(businessTimeBetween(office, sunday, sunday - hours(100))).toBe(0)
  })

  test('is said never to come where nothing opens, instead of being looked for without an end', () => {
    expect(addBusinessTime({ ...office, hours: {} }, 0, 1)).toBeUndefined()
    const once = { ...office, hours: {}, exceptions: { '2026-03-07': '09:00-10:00' } }
    const start = at('2026-03-01T00:00:00Z')
    expect(addBusinessTime(once, start, hours(1))).toBe(at('2026-03-07T10:00:00+01:00'))
    expect(addBusinessTime(once, start, hours(1) + 1)).toBeUndefined()
  })

  test('has a time that the clocks skip not at all, and one that they show twice twice', () => {
    const night: BusinessCalendar = { timeZone: 'Europe/Berlin', hours: { sunday: '01:00-04:00' } }
    const day = (text: string) =>
      businessTimeBetween(night, at(`${text}T00:00:00Z`) - hours(2), at(`${text}T12:00:00Z`))
    expect([day('2026-03-29'), day('2026-10-25'), day('2026-11-01')]).toEqual([2, 4, 3].map(hours))
    const shown: BusinessCalendar = { ...night, hours: { sunday: '02:15-02:45' } }
    const changing = at('2026-10-25T00:00:00Z')
    // Open from 02:15 to 02:45 in summer time, closed, and open once more in winter time.
    expect(iso(addBusinessTime(shown, changing, 40 * minuteMilliseconds))).toBe(
      '2026-10-25T01:25:00.000Z',
    )
  })

  test('counts half an hour where the clocks of an island change by half an hour', () => {
    const island: BusinessCalendar = {
      timeZone: 'Australia/Lord_Howe',
      hours: { sunday: '00:00-24:00' },
    }
    const day = (text: string) =>
      businessTimeBetween(
        island,
        at(`${text}T00:00:00Z`) - hours(36),
        at(`${text}T00:00:00Z`) + hours(36),
      )
    expect([day('2026-04-05'), day('2026-10-04')]).toEqual([24.5, 23.5].map(hours))
  })
})

describe('a Chinese calendar', () => {
  test.each(stateCouncilDays)('of $year is closed and open as the State Council said', (year) => {
    const open = (day: string) =>
      businessTimeBetween(
        chinaIn2025And2026,
        at(`${day}T00:00:00+08:00`),
        at(`${day}T24:00:00+08:00`),
      )
    for (const day of year.closed) expect(open(day), day).toBe(0)
    for (const day of year.worked) expect(open(day), day).toBe(hours(8))
  })

  test('has as many working days in each year as the notices leave', () => {
    const days = (year: number) =>
      businessTimeBetween(
        chinaIn2025And2026,
        at(`${year}-01-01T00:00:00+08:00`),
        at(`${year + 1}-01-01T00:00:00+08:00`),
      ) / hours(8)
    expect([days(2025), days(2026)]).toEqual([248, 248])
  })

  test('carries a promise of Friday evening over a festival, and not over the weekend that is worked', () => {
    const add = (text: string, count: number) =>
      iso(addBusinessTime(chinaIn2025And2026, at(text), hours(count)))
    // The 14th of February 2026 is a Saturday that is worked, the festival ends on Monday the 23rd.
    expect(add('2026-02-13T17:00:00+08:00', 2)).toBe('2026-02-14T02:00:00.000Z')
    expect(add('2026-02-14T17:00:00+08:00', 2)).toBe('2026-02-24T02:00:00.000Z')
    // Two Sundays that are worked: before the festival of 2025, and the 4th of January 2026.
    expect(add('2025-01-25T12:00:00+08:00', 1)).toBe('2025-01-26T02:00:00.000Z')
    expect(add('2025-12-31T17:30:00+08:00', 1)).toBe('2026-01-04T01:30:00.000Z')
  })
})

const zones = [
  ...['Europe/Berlin', 'America/New_York', 'Asia/Shanghai'],
  ...['Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca'],
]

/** Each lies within three days of a change of some zone's clocks, or of nothing. */
const somewhere = fc.constantFrom(
  ...['2025-02-21', '2025-03-07', '2025-03-28', '2025-04-04', '2025-10-03', '2025-10-24'],
  ...['2025-10-31', '2026-02-13', '2026-03-20', '2026-03-27', '2026-07-14', '2026-12-29'],
)
const windows = fc.constantFrom(
  ...['00:00-24:00', '09:00-12:00, 13:30-18:00', '01:30-02:30', '02:00-03:00, 22:00-24:00'],
  ...['00:00-00:01', '02:15-02:20, 02:21-02:45', '23:59-24:00', '03:00-06:00'],
)
const week = fc.record(
  {
    ...{ monday: windows, tuesday: windows, wednesday: windows, thursday: windows },
    ...{ friday: windows, saturday: windows, sunday: windows },
  },
  { requiredKeys: [] },
)

/** Calendars around a day: what is said of single days is said of days near to it. */
const near = (start: string) => {
  const day = (by: number): string =>
    new Date(at(`${start}T12:00:00Z`) + by * 24 * hourMilliseconds).toISOString().slice(0, 10)
  return fc.record({
    from: fc
      .nat({ max: 3 * 24 * 60 })
      .map((by) => at(`${start}T00:00:00Z`) + by * minuteMilliseconds),
    calendar: fc.record({
      timeZone: fc.constantFrom(...zones),
      hours: week,
      holidays: fc.subarray([day(1), `${day(3)} to ${day(4)}`]),
      workingDays: fc.oneof(
        fc.constant({}),
        windows.map((own) => ({ [day(2)]: own })),
      ),
      exceptions: fc.oneof(
        fc.constant({}),
        windows.map((own) => ({ [day(5)]: own })),
      ),
    }) as fc.Arbitrary<BusinessCalendar>,
  })
}
const cases = somewhere.chain(near)

const nth = (count: number, all: Iterable<number>): number | undefined => {
  let seen = 0
  for (const one of all) {
    seen += 1
    if (seen === count) return one
  }
  return undefined
}

describe('business time agrees with looking at the clock on the wall every minute', () => {
  const daysLooked = 6
  const looked = daysLooked * 24 * 60

  test('between two moments', () => {
    fc.assert(
      fc.property(cases, fc.nat({ max: looked }), ({ calendar, from }, later) => {
        const to = from + later * minuteMilliseconds
        const slow = [...minutesOpenByTheWall(calendar, from, later)].length
        expect(businessTimeBetween(calendar, from, to)).toBe(slow * minuteMilliseconds)
      }),
      { numRuns: 80 },
    )
  })

  test('when some of it is added, to the second', () => {
    fc.assert(
      fc.property(
        cases,
        fc.integer({ min: 1, max: 30 * 60 }),
        fc.integer({ min: 1, max: 60 }),
        ({ calendar, from }, minutes, seconds) => {
          const last = nth(minutes, minutesOpenByTheWall(calendar, from, looked))
          fc.pre(last !== undefined)
          const time = (minutes - 1) * minuteMilliseconds + seconds * 1000
          expect(addBusinessTime(calendar, from, time)).toBe(last + seconds * 1000)
        },
      ),
      { numRuns: 80 },
    )
  })

  test('so that what was added lies between, and not a millisecond earlier', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: hours(30) }), ({ calendar, from }, time) => {
        const then = addBusinessTime(calendar, from, time)
        fc.pre(then !== undefined)
        expect(businessTimeBetween(calendar, from, then)).toBe(time)
        expect(businessTimeBetween(calendar, from, then - 1)).toBe(time - 1)
      }),
      { numRuns: 80 },
    )
  })
})
