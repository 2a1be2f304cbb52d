import type { Hours } from './hours.ts'
import { type CalendarDay, calendarDayOf, stretchesOn, weekdayOf } from './local-time.ts'
import { dayMilliseconds } from './units.ts'
import { windowsOf } from './windows.ts'

const openOn = (hours: Hours, day: CalendarDay, timeZone: string) =>
  stretchesOn(day, windowsOf(hours[weekdayOf(day)]), timeZone)

/** Without hours it is always open. */
export const isOpen = (hours: Hours | undefined, at: number, timeZone: string): boolean =>
  hours === undefined ||
  openOn(hours, calendarDayOf(at, timeZone), timeZone).some(({ from, to }) => from <= at && at < to)

/** A week and the day it began on: what is open at all opens within it. */
const daysAhead = 8

/** When it opens next: `at` itself while it is open, undefined when it never does. */
export const opensAt = (
  hours: Hours | undefined,
  at: number,
  timeZone: string,
): number | undefined => {
  if (hours === undefined || isOpen(hours, at, timeZone)) return at
  const today = calendarDayOf(at, timeZone)
  for (let ahead = 0; ahead < daysAhead; ahead += 1) {
    const day = today + ahead * dayMilliseconds
    const next = openOn(hours, day, timeZone).find(({ from }) => from > at)
    if (next !== undefined) return next.from
  }
  return undefined
}
