import { dayMilliseconds, hourMilliseconds, minuteMilliseconds } from './units.ts'
import { type Weekday, type Window, weekdays } from './windows.ts'

/**
 * A local day, as the moment that its midnight has in UTC: days are then counted by adding, whatever the clocks of a
 * zone do. Its moments in a zone come from `stretchesOn`.
 */
export type CalendarDay = number

/** A stretch of time in epoch milliseconds; it ends before `to`. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

export const calendarDayOf = (at: number, timeZone: string): CalendarDay =>
  Math.floor((at + zoneOffset(at, timeZone)) / dayMilliseconds) * dayMilliseconds

/** As yyyy-mm-dd. */
export const written = (day: CalendarDay): string => new Date(day).toISOString().slice(0, 10)

/** The first of January 1970 was a Thursday. */
export const weekdayOf = (day: CalendarDay): Weekday =>
  weekdays[(day / dayMilliseconds + weekdays.indexOf('thursday')) % weekdays.length] ?? 'sunday'

/** No zone is further from UTC than that, behind it or ahead of it. */
const behindMilliseconds = 12 * hourMilliseconds
const aheadMilliseconds = 14 * hourMilliseconds

/**
 * When windows of a local day are: every moment at which the clock on the wall shows a time in them, and no other. A time
 * that the clocks skip is never, and one that they show twice is twice.
 */
export const stretchesOn = (
  day: CalendarDay,
  windows: readonly Window[],
  timeZone: string,
): readonly Stretch[] => {
  if (windows.length === 0) return []
  const [first, last] = [day - aheadMilliseconds, day + dayMilliseconds + behindMilliseconds]
  const [before, after] = [zoneOffset(first, timeZone), zoneOffset(last, timeZone)]
  const within = (offset: number, from: number, to: number): readonly Stretch[] =>
    windows
      .map((window) => ({
        from: Math.max(from, day + window.from * minuteMilliseconds - offset),
        to: Math.min(to, day + window.to * minuteMilliseconds - offset),
      }))
      .filter((stretch) => stretch.from < stretch.to)
  if (before === after) return within(before, first, last)
  const change = changeBetween(first, last, timeZone)
  return [...within(before, first, change), ...within(after, change, last)]
}

/** When the clocks change. They do so at full minutes, and never twice in three days. */
const changeBetween = (first: number, last: number, timeZone: string): number => {
  const before = zoneOffset(first, timeZone)
  let [low, high] = [first / minuteMilliseconds, last / minuteMilliseconds]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (zoneOffset(middle * minuteMilliseconds, timeZone) === before) low = middle
    else high = middle
  }
  return high * minuteMilliseconds
}

const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  formats.set(timeZone, made)
  return made
}

/**
 * How far a zone's clocks are ahead of UTC then, in milliseconds. Not by the library that days.ts has: every door that
 * makes a promise would carry 5 KB of it.
 */
const zoneOffset = (at: number, timeZone: string): number => {
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(formatOf(timeZone).format(at)) ?? []
  const ahead = Number(hours ?? 0) * hourMilliseconds + Number(minutes ?? 0) * minuteMilliseconds
  return sign === '-' ? -ahead : ahead
}
