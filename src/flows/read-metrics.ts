import type { Caller } from '../desk/caller.ts'
import { isRefusal, Refusal } from '../desk/refusal.ts'
import { readableTeam } from './case.ts'
import { type DayMetrics, metricsOn } from './metrics.ts'

/** A day's figures of the whole desk, or of one team for those who work in it. */
export const metricsFor = async (
  caller: Caller,
  day: string,
  team: string | undefined,
): Promise<DayMetrics | Refusal> => {
  const found = team === undefined ? undefined : await readableTeam(team, caller)
  if (isRefusal(found)) return found
  const metrics = await metricsOn(day, team)
  const detail = 'There are no numbers for that day: it was not computed yet.'
  return metrics ?? new Refusal('not-found', detail)
}
