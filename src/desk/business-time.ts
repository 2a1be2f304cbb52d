import type { Calendar } from './calendar.ts'
import {
  type CalendarDay,
  calendarDayOf,
  type Stretch,
  stretchesOn,
  weekdayOf,
  written,
} from './local-time.ts'
import { dayMilliseconds } from './units.ts'
import { type Weekday, type Window, windowsOf } from './windows.ts'

/** A calendar whose zone is known. */
export type BusinessCalendar = Calendar & { readonly timeZone: string }

/** Who is not open for so long in ten years is taken not to open any more. */
const daysAheadMax = 3653

/**
 * The first moment by which so much business time has passed; undefined where ten years have less. What ends with a
 * window ends then, not when the next one opens.
 */
export const addBusinessTime = (
  calendar: BusinessCalendar,
  from: number,
  milliseconds: number,
): number | undefined => {
  if (milliseconds <= 0) return from
  const today = calendarDayOf(from, calendar.timeZone)
  let left = milliseconds
  for (let ahead = 0; ahead <= daysAheadMax; ahead += 1) {
    for (const open of openOn(calendar, today + ahead * dayMilliseconds)) {
      const begins = Math.max(from, open.from)
      if (open.to - begins >= left) return begins + left
      left -= Math.max(0, open.to - begins)
    }
  }
  return undefined
}

/** How much of the time between two moments is business time, in milliseconds; 0 where the second is not the later one. */
export const businessTimeBetween = (
  calendar: BusinessCalendar,
  from: number,
  to: number,
): number => {
  const last = calendarDayOf(to, calendar.timeZone)
  let sum = 0
  for (let day = calendarDayOf(from, calendar.timeZone); day <= last; day += dayMilliseconds) {
    for (const open of openOn(calendar, day)) {
      sum += Math.max(0, Math.min(to, open.to) - Math.max(from, open.from))
    }
  }
  return sum
}

const openOn = (calendar: BusinessCalendar, day: CalendarDay): readonly Stretch[] =>
  stretchesOn(day, windowsOn(calendar, day), calendar.timeZone)

/** What is said of the very day comes before what is said of its weekday. */
const windowsOn = (calendar: Calendar, day: CalendarDay): readonly Window[] => {
  const { hours, holidays = [], workingDays = {}, exceptions = {} } = calendar
  const date = written(day)
  const own = exceptions[date] ?? workingDays[date]
  if (own !== undefined) return windowsOf(hours[own as Weekday] ?? own)
  const isHoliday = holidays.some((days) => covers(days, date))
  return isHoliday ? [] : windowsOf(hours[weekdayOf(day)])
}

/** Whether `2026-10-01`, or `2026-10-01 to 2026-10-07`, has this day: dates that are written so sort by time. */
const covers = (days: string, date: string): boolean => {
  const [first = '', last = first] = days.split(' to ')
  return first <= date && date <= last
}
