import { dayAfter, dayStart, localDay } from '../desk/days.ts'
import type { Event } from '../desk/event.ts'
import { dimensionOf, type Figures, figures, partsOfDay } from '../desk/metrics.ts'
import { minuteMilliseconds } from '../desk/units.ts'
import { now } from '../platform/clock.ts'
import { log } from '../platform/log.ts'
import { closedDay, markClosed } from '../store/counter.ts'
import { metricsOfDay, replaceMetrics } from '../store/metrics.ts'
import { policy } from '../store/policy.ts'
import { dayFacts } from '../store/queries/day-facts.ts'

/** A day is closed this long after it ends: facts that were committed in its last moments have arrived by then. */
const closedAfterMilliseconds = 30 * minuteMilliseconds
/** Closing a day computes this many again, for what arrived late. */
const recomputedDays = 3
/** A desk that stood still is caught up by this many days at most in one run; the next run goes on. */
const caughtUpDaysMax = 31

/** Computes a day's numbers from its facts. Doing it again changes nothing. */
export const computeDay = async (day: string): Promise<number> => {
  const facts: Event[] = []
  for await (const fact of dayFacts(day)) facts.push(fact)
  await replaceMetrics(day, partsOfDay(day, facts))
  log.info('Computed the numbers of a day', { day, count: facts.length })
  return facts.length
}

/** Closes each local day that has ended since the last run, with the days before it. */
export const closeDays = async (): Promise<readonly string[]> => {
  const { timeZone } = (await policy()).desk
  const ended = dayAfter(localDay(now() - closedAfterMilliseconds, timeZone), -1)
  const closed = await closedDay()
  if (closed !== undefined && closed >= ended) return []
  const first = closed === undefined ? ended : dayAfter(closed)
  const furthest = dayAfter(first, caughtUpDaysMax - 1)
  const last = [furthest, ended].sort()[0] ?? ended
  const days: string[] = []
  for (let day = dayAfter(first, 1 - recomputedDays); day <= last; day = dayAfter(day)) {
    await computeDay(day)
    days.push(day)
  }
  await markClosed(last)
  return days
}

export interface DayMetrics extends Figures {
  readonly day: string
  readonly timeZone: string
  readonly startsAt: number
  readonly endsAt: number
}

/** A day's figures of the desk or of one team; undefined while they were not computed. */
export const metricsOn = async (
  day: string,
  team: string | undefined,
): Promise<DayMetrics | undefined> => {
  const { timeZone } = (await policy()).desk
  const parts = await metricsOfDay(dimensionOf(team), day)
  if (parts.length === 0) return undefined
  return {
    day,
    timeZone,
    startsAt: dayStart(day, timeZone),
    endsAt: dayStart(dayAfter(day), timeZone),
    ...figures(parts),
  }
}
