/** When a schedule fires. All times are epoch milliseconds, in UTC. */
export interface Rhythm {
  /** The first moment after `after`, for a schedule that began at `beganAt`. */
  readonly next: (after: number, beganAt: number) => number | undefined
}

const unitMilliseconds: Record<string, number> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
}

const rate = (content: string, expression: string): Rhythm => {
  const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(content) ?? []
  const milliseconds = Number(count) * (unitMilliseconds[unit] ?? Number.NaN)
  if (!(milliseconds > 0))
    throw new Error(`${expression} is not a rate: write it like rate(5 minutes).`)
  return {
    next: (after, beganAt) =>
      beganAt + (Math.floor((after - beganAt) / milliseconds) + 1) * milliseconds,
  }
}

const names: Record<string, number> = Object.fromEntries([
  ...'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ').map((name, at) => [name, at + 1]),
  ...'SUN MON TUE WED THU FRI SAT'.split(' ').map((name, at) => [name, at + 1]),
])

const numberOf = (text: string, expression: string): number => {
  const value = names[text.toUpperCase()] ?? Number(text)
  if (!Number.isInteger(value))
    throw new Error(
      `${expression} holds ${text}, which is not played here: use numbers, *, lists, ranges and steps.`,
    )
  return value
}

type Fits = (value: number) => boolean

const part = (text: string, least: number, most: number, expression: string): Fits => {
  const [range = '', step] = text.split('/')
  const isAny = range === '*' || range === '?'
  const [from, to] = range.split('-')
  const low = isAny ? least : numberOf(from ?? '', expression)
  const single = step === undefined ? low : most
  const high = isAny ? most : to === undefined ? single : numberOf(to, expression)
  const every = step === undefined ? 1 : numberOf(step, expression)
  return (value) => value >= low && value <= high && (value - low) % every === 0
}

const field = (text: string, least: number, most: number, expression: string): Fits => {
  const parts = text.split(',').map((one) => part(one, least, most, expression))
  return (value) => parts.some((fits) => fits(value))
}

/** Far enough for every date that recurs, leap days too. */
const yearsAhead = 9

/** Minute, hour, day of the month, month, day of the week (1 is Sunday), year. */
const cron = (content: string, expression: string): Rhythm => {
  const texts = content.trim().split(/\s+/)
  if (texts.length !== 6)
    throw new Error(
      `${expression} needs six fields, such as cron(5 * * * ? *), got ${texts.length}.`,
    )
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = texts
  const fitsMinute = field(minute, 0, 59, expression)
  const fitsHour = field(hour, 0, 23, expression)
  const fitsDay = field(day, 1, 31, expression)
  const fitsMonth = field(month, 1, 12, expression)
  const fitsWeekday = field(weekday, 1, 7, expression)
  const fitsYear = field(year, 1970, 2199, expression)
  const fitsDate = (date: Date) =>
    fitsYear(date.getUTCFullYear()) &&
    fitsMonth(date.getUTCMonth() + 1) &&
    fitsDay(date.getUTCDate()) &&
    fitsWeekday(date.getUTCDay() + 1)
  /** Steps over whole days and hours that cannot fit. */
  const next = (after: number): number | undefined => {
    const date = new Date(after)
    date.setUTCSeconds(0, 0)
    date.setUTCMinutes(date.getUTCMinutes() + 1)
    const lastYear = date.getUTCFullYear() + yearsAhead
    while (date.getUTCFullYear() < lastYear) {
      if (!fitsDate(date)) date.setUTCHours(24, 0, 0, 0)
      else if (!fitsHour(date.getUTCHours())) date.setUTCHours(date.getUTCHours() + 1, 0, 0, 0)
      else if (!fitsMinute(date.getUTCMinutes())) date.setUTCMinutes(date.getUTCMinutes() + 1)
      else return date.getTime()
    }
    return undefined
  }
  return { next }
}

export const readRhythm = (expression: string): Rhythm => {
  const [, kind, content = ''] = /^(rate|cron)\((.*)\)$/.exec(expression) ?? []
  if (kind === 'rate') return rate(content, expression)
  if (kind === 'cron') return cron(content, expression)
  throw new Error(`The schedule ${expression} is not played here: use rate(...) or cron(...).`)
}
