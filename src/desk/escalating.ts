import { type Conversation, conversationId } from './conversation.ts'
import { type Deadline, newlyMissed, type Target, withMissed } from './deadline.ts'
import { type Change, moment } from './decision.ts'
import type { Event } from './event.ts'
import type { Ticket } from './ticket.ts'

/** Records each target that was missed, once, and brings back what was put aside; undefined when nothing is due any more. */
export const escalate = <Head extends Conversation | Ticket>(
  head: Head,
  now: number,
): Change<Head> | undefined => {
  const missed = newlyMissed(head, now)
  const wakes = isToWake(head, now)
  if (missed.length === 0 && !wakes) return undefined
  const at = moment(now, head)
  return {
    before: head,
    after: {
      ...head,
      ...(wakes ? { snoozedUntil: undefined, wokeAt: at } : {}),
      deadlines: withMissed(head.deadlines, now),
      lastAt: at,
    },
    events: [
      ...missed.map((one) => missedTarget(head, one, at)),
      ...(wakes ? [woken(head, at)] : []),
    ],
  }
}

/** Whether it was put aside until now. */
const isToWake = (head: Conversation | Ticket, now: number): head is Conversation =>
  head.kind === 'conversation' &&
  head.state === 'open' &&
  head.snoozedUntil !== undefined &&
  head.snoozedUntil <= now

const woken = (head: Conversation, at: number): Event => ({
  type: 'conversation.woken',
  ...{ at, correlation: head.correlation, team: head.team, agent: head.agent },
  conversation: conversationId(head),
})

/**
 * Targets that `at` has passed and that end with this very commit, before the clock came by: whether a target was
 * met is judged by timestamps. `why` says what ended them. It is a fact, and nobody is called for it any more.
 */
export const missedUnseen = (
  head: Conversation | Ticket,
  at: number,
  why: 'answered' | 'linked' | 'merged' | 'resolved',
  ...targets: readonly Target[]
): readonly Event[] =>
  newlyMissed(head, at)
    .filter(({ target }) => targets.includes(target))
    .map((one) => ({ ...missedTarget(head, one, at), why }))

const missedTarget = (
  head: Conversation | Ticket,
  { target, dueAt }: Deadline,
  at: number,
): Event => ({
  type: 'target.missed',
  at,
  correlation: head.correlation,
  ...(head.kind === 'ticket'
    ? { ticket: head.number, conversation: head.conversations[0] }
    : { conversation: conversationId(head), ticket: head.ticket }),
  team: head.team,
  agent: head.agent,
  target,
  dueAt,
})
