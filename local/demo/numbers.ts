import type { Metrics } from './answers.ts'
import { dayOf } from './local-time.ts'

/** What the narrator saw happen, in epoch milliseconds. */
export interface Seen {
  readonly firstMessageAt: number
  readonly firstReplyAt: number
  readonly resolvedAt: number
  readonly surveySentAt: number
  readonly score: number
}

/** The five numbers of a day, each with its n. */
export interface FiveNumbers {
  readonly opened: number
  readonly resolved: number
  readonly firstResponseSeconds: readonly (number | undefined)[]
  readonly resolutionSeconds: readonly (number | undefined)[]
  readonly csat: readonly (number | undefined)[]
  readonly responseRate: readonly (number | undefined)[]
}

const seconds = (from: number, to: number): number => Math.floor((to - from) / 1000)

/** Counted from timestamps alone, without a look at how the desk counts. Two days: of the case, and of its survey. */
export const countedBy = (seen: Seen, day: string, timeZone: string): FiveNumbers => {
  const isOn = (at: number): boolean => dayOf(at, timeZone) === day
  const answered = seconds(seen.firstMessageAt, seen.firstReplyAt)
  const ended = seconds(seen.firstMessageAt, seen.resolvedAt)
  const asked = isOn(seen.surveySentAt)
  return {
    opened: isOn(seen.firstMessageAt) ? 1 : 0,
    resolved: isOn(seen.resolvedAt) ? 1 : 0,
    firstResponseSeconds: isOn(seen.firstReplyAt)
      ? [answered, answered, 1]
      : [undefined, undefined, 0],
    resolutionSeconds: isOn(seen.resolvedAt) ? [ended, ended, 1] : [undefined, undefined, 0],
    csat: asked ? [seen.score >= 4 ? 100 : 0, 1] : [undefined, 0],
    responseRate: asked ? [100, 1] : [undefined, 0],
  }
}

export const readFrom = ({
  conversations,
  firstResponse,
  resolution,
  csat,
}: Metrics): FiveNumbers => ({
  opened: conversations.opened,
  resolved: conversations.resolved,
  firstResponseSeconds: [firstResponse.medianSeconds, firstResponse.p90Seconds, firstResponse.n],
  resolutionSeconds: [resolution.medianSeconds, resolution.p90Seconds, resolution.n],
  csat: [csat.percent, csat.n],
  responseRate: [csat.responseRatePercent, csat.sent],
})

const shown = (value: number | undefined, unit: string): string =>
  value === undefined ? 'none' : `${value}${unit}`

/** The numbers as a small table. */
export const asTable = (day: string, numbers: FiveNumbers): string => {
  const [firstResponse, , firstResponses] = numbers.firstResponseSeconds
  const [resolution, , resolutions] = numbers.resolutionSeconds
  const [csat, answers] = numbers.csat
  const [rate, sent] = numbers.responseRate
  return [
    `${day}`,
    `  conversations    ${numbers.opened} opened, ${numbers.resolved} resolved`,
    `  first response   ${shown(firstResponse, ' s')} (n ${firstResponses})`,
    `  resolution       ${shown(resolution, ' s')} (n ${resolutions})`,
    `  CSAT             ${shown(csat, ' %')} (n ${answers})`,
    `  response rate    ${shown(rate, ' %')} (of ${sent} sent)`,
  ].join('\n')
}
