import type { About } from './contract.ts'
import type { Words } from './words.ts'

const dayMs = 86_400_000

const format = (say: Words, options: Intl.DateTimeFormatOptions, at: Date): string =>
  new Intl.DateTimeFormat(say.locale, options).format(at)

export const clockTime = (say: Words, at: Date): string =>
  format(say, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, at)

/** The day by the visitor's own calendar: two moments of one day give the same. */
const dayNumber = (at: Date): number =>
  Math.round(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / dayMs)

/** The day above the messages of that day. */
export const dayName = (say: Words, at: Date, now: Date): string => {
  const daysAgo = dayNumber(now) - dayNumber(at)
  if (daysAgo === 0) return say.today
  if (daysAgo === 1) return say.yesterday
  const isThisYear = at.getFullYear() === now.getFullYear()
  return format(
    say,
    { month: 'long', day: 'numeric', ...(isThisYear ? {} : { year: 'numeric' }) },
    at,
  )
}

const comingDay = (say: Words, at: Date, now: Date): string => {
  const days = dayNumber(at) - dayNumber(now)
  if (days <= 0) return ''
  if (days === 1) return say.tomorrow
  return format(say, days < 7 ? { weekday: 'long' } : { month: 'long', day: 'numeric' }, at)
}

/** How long customers wait, or when the desk opens. */
export const waitingTime = (say: Words, about: About, now: Date): string => {
  const { isOpen, opensAt, answerWithinMinutes: minutes } = about
  if (!isOpen) {
    if (opensAt === undefined) return say.closed
    const at = new Date(opensAt)
    return say.closedUntil(say.atTime(comingDay(say, at, now), clockTime(say, at)))
  }
  if (minutes === undefined) return say.openNow
  return say.answersWithin(
    minutes >= 60 && minutes % 60 === 0 ? say.hours(minutes / 60) : say.minutes(minutes),
  )
}

/** A file's size, as people say it. */
export const sizeText = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} B`
  const [size, unit] = bytes < 1024 ** 2 ? [bytes / 1024, 'KB'] : [bytes / 1024 ** 2, 'MB']
  return `${size < 10 ? Math.round(size * 10) / 10 : Math.round(size)} ${unit}`
}
