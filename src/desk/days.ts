import { TZDate } from '@date-fns/tz'

const two = (value: number): string => String(value).padStart(2, '0')

const written = (local: TZDate): string =>
  `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`

const parts = (day: string): readonly [number, number, number] => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return [year, month - 1, date]
}

/** The local calendar day of a moment, yyyy-mm-dd. */
export const localDay = (at: number, timeZone: string): string => written(new TZDate(at, timeZone))

/** The first moment of a local day. Where the clocks skip midnight it is the first moment that exists. */
export const dayStart = (day: string, timeZone: string): number =>
  new TZDate(...parts(day), timeZone).getTime()

/** The calendar day `by` days later (or earlier): days are counted on the calendar, never in hours. */
export const dayAfter = (day: string, by = 1): string => {
  const [year, month, date] = parts(day)
  return written(new TZDate(year, month, date + by, 'UTC'))
}

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && dayAfter(text, 0) === text
