import { TZDate } from '@date-fns/tz'
import { dayAfter, localDay } from './days.ts'
import { type Hours, weekdays, windowsOf } from './hours.ts'

/** The moment of a local time. One that the clocks skip is as long after the day's last one before it. */
const momentOf = (day: string, minute: number, timeZone: string): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new TZDate(year, month - 1, date, 0, minute, 0, 0, timeZone).getTime()
}

const openOn = (hours: Hours, day: string, timeZone: string) => {
  const weekday = weekdays[new TZDate(`${day}T12:00:00Z`, 'UTC').getDay()] ?? 'sunday'
  return windowsOf(hours[weekday]).map(({ from, to }) => ({
    from: momentOf(day, from, timeZone),
    to: momentOf(day, to, timeZone),
  }))
}

/** Without hours it is always open. */
export const isOpen = (hours: Hours | undefined, at: number, timeZone: string): boolean =>
  hours === undefined ||
  openOn(hours, localDay(at, timeZone), timeZone).some(({ from, to }) => from <= at && at < to)

/** A week and the day it began on: what is open at all opens within it. */
const daysAhead = 8

/** When it opens next: `at` itself while it is open, undefined when it never does. */
export const opensAt = (
  hours: Hours | undefined,
  at: number,
  timeZone: string,
): number | undefined => {
  if (hours === undefined || isOpen(hours, at, timeZone)) return at
  const today = localDay(at, timeZone)
  for (let ahead = 0; ahead < daysAhead; ahead += 1) {
    const next = openOn(hours, dayAfter(today, ahead), timeZone).find(({ from }) => from > at)
    if (next !== undefined) return next.from
  }
  return undefined
}
