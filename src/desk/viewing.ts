import { secondMilliseconds } from './units.ts'

/** Who has a case open says so again within this time, or is taken to have left. */
export const viewingMilliseconds = 45 * secondMilliseconds

/** What an agent's page last said of a case that it shows. Moments are epoch milliseconds. */
export interface Viewing {
  readonly until: number
  readonly typingUntil: number
}

/** A colleague who has the same case open. */
export interface Viewer {
  readonly agent: string
  readonly isTyping: boolean
}

/** Who else is there now, by their ids. */
export const othersViewing = (
  all: Readonly<Record<string, Viewing>>,
  me: string,
  now: number,
): readonly Viewer[] =>
  Object.entries(all)
    .filter(([agent, { until }]) => agent !== me && until > now)
    .map(([agent, { typingUntil }]) => ({ agent, isTyping: typingUntil > now }))
    .sort((one, other) => (one.agent < other.agent ? -1 : 1))
