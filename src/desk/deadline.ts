import * as z from 'zod/mini'
import { minuteMilliseconds } from './units.ts'

export const Target = z.enum(['first-response', 'next-response', 'resolution', 'follow-up'])
export type Target = z.infer<typeof Target>

/** A promise of time on a conversation or a ticket. That it was missed is recorded once, as an event, and stays there. */
export const Deadline = z.object({
  target: Target,
  dueAt: z.number(),
  missedAt: z.optional(z.number()),
})
export type Deadline = z.infer<typeof Deadline>

/** A head with its promises; nothing is due on what is resolved. */
export interface Timed {
  readonly state: 'open' | 'resolved'
  readonly deadlines: readonly Deadline[]
  /** A conversation that was put aside comes back then. */
  readonly snoozedUntil?: number | undefined
}

export const deadline = (target: Target, from: number, afterMinutes: number): Deadline => ({
  target,
  dueAt: from + afterMinutes * minuteMilliseconds,
})

/** The next moment at which something is due, in epoch milliseconds. */
export const nextDueAt = ({ state, deadlines, snoozedUntil }: Timed): number | undefined => {
  if (state === 'resolved') return undefined
  const open = deadlines.filter(({ missedAt }) => missedAt === undefined).map(({ dueAt }) => dueAt)
  const all = snoozedUntil === undefined ? open : [...open, snoozedUntil]
  return all.length === 0 ? undefined : Math.min(...all)
}

/** The deadlines that `now` has passed and that nobody has recorded yet. */
export const newlyMissed = ({ state, deadlines }: Timed, now: number): readonly Deadline[] =>
  state === 'resolved'
    ? []
    : deadlines.filter(({ dueAt, missedAt }) => missedAt === undefined && dueAt <= now)

export const withMissed = (deadlines: readonly Deadline[], now: number): Deadline[] =>
  deadlines.map((one) =>
    one.missedAt === undefined && one.dueAt <= now ? { ...one, missedAt: now } : one,
  )

export const without = (
  deadlines: readonly Deadline[],
  ...targets: readonly Target[]
): Deadline[] => deadlines.filter(({ target }) => !targets.includes(target))
