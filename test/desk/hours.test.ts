import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Hours } from '../../src/desk/hours.ts'
import { isOpen, opensAt } from '../../src/desk/open-hours.ts'

const shanghai = 'Asia/Shanghai'
const berlin = 'Europe/Berlin'
const at = (text: string): number => Date.parse(text)

describe('hours of a desk', () => {
  const hours: Hours = { monday: '09:00-12:00, 13:30-18:00', saturday: '22:00-24:00' }

  test('open at their first moment and close at their last, in the desk’s own zone', () => {
    // 2026-03-02 is a Monday.
    const open = (time: string) => isOpen(hours, at(`2026-03-02T${time}+08:00`), shanghai)
    expect([open('08:59:59'), open('09:00:00'), open('11:59:59')]).toEqual([false, true, true])
    expect([open('12:00:00'), open('13:30:00'), open('18:00:00')]).toEqual([false, true, false])
    expect(isOpen(hours, at('2026-03-02T09:00:00Z'), berlin)).toBe(true)
  })

  test('reach until midnight', () => {
    expect(isOpen(hours, at('2026-03-07T23:59:59+08:00'), shanghai)).toBe(true)
    expect(isOpen(hours, at('2026-03-08T00:00:00+08:00'), shanghai)).toBe(false)
  })

  test('say when they open next: after the break, or on the next day that is named', () => {
    const next = (text: string) => opensAt(hours, at(text), shanghai)
    expect(next('2026-03-02T12:10:00+08:00')).toBe(at('2026-03-02T13:30:00+08:00'))
    expect(next('2026-03-02T18:00:00+08:00')).toBe(at('2026-03-07T22:00:00+08:00'))
    expect(next('2026-03-08T01:00:00+08:00')).toBe(at('2026-03-09T09:00:00+08:00'))
    expect(next('2026-03-02T10:00:00+08:00')).toBe(at('2026-03-02T10:00:00+08:00'))
  })

  test('stay what the wall clock says when the clocks change', () => {
    const sunday: Hours = { sunday: '09:00-17:00' }
    // Berlin: 2026-03-29 has 23 hours.
    expect(opensAt(sunday, at('2026-03-28T12:00:00+01:00'), berlin)).toBe(
      at('2026-03-29T09:00:00+02:00'),
    )
  })

  test('that are not given are always open; an empty week never opens', () => {
    expect(isOpen(undefined, 0, shanghai)).toBe(true)
    expect(opensAt({}, at('2026-03-02T12:00:00Z'), shanghai)).toBeUndefined()
  })

  test('are refused when a window ends before it begins, overlaps, or is no time', () => {
    const wrong = [
      '12:00-09:00',
      '09:00-12:00, 11:00-13:00',
      '9-12',
      '09:00-25:00',
      '',
      '24:00-24:00',
    ]
    for (const monday of wrong) expect(Hours.safeParse({ monday }).success, monday).toBe(false)
    expect(Hours.safeParse({ someday: '09:00-12:00' }).success).toBe(false)
    expect(Hours.safeParse(hours).success).toBe(true)
  })

  test('agree with asking every quarter of an hour for a week', () => {
    const quarter = 15 * 60_000
    const day = fc.constantFrom('00:00-24:00', '08:15-09:45', '01:30-02:30, 22:00-24:00')
    const week = fc.record({ monday: day, wednesday: day, sunday: day }, { requiredKeys: [] })
    // Berlin's clocks change on the 29th of March.
    const first = at('2026-03-25T00:00:00Z') / quarter
    const zone = fc.constantFrom(shanghai, berlin, 'Asia/Kathmandu')
    fc.assert(
      fc.property(week, fc.nat({ max: 7 * 96 }), zone, (hours, later, timeZone) => {
        const start = (first + later) * quarter
        const asked = Array.from({ length: 8 * 96 }, (_, index) => start + index * quarter)
        const slow = asked.find((moment) => isOpen(hours, moment, timeZone))
        expect(opensAt(hours, start, timeZone)).toBe(slow)
      }),
      { numRuns: 60 },
    )
  })
})
