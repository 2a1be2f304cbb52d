import { type Conversation, conversationId } from './conversation.ts'
import { newlyMissed, withMissed } from './deadline.ts'
import { type Change, moment } from './decision.ts'
import type { Ticket } from './ticket.ts'

/** Records each target that was missed, once; undefined when none is due any more. */
export const escalate = <Head extends Conversation | Ticket>(
  head: Head,
  now: number,
): Change<Head> | undefined => {
  const missed = newlyMissed(head, now)
  if (missed.length === 0) return undefined
  const at = moment(now, head)
  const about =
    head.kind === 'ticket'
      ? { ticket: head.number, conversation: head.conversations[0] }
      : { conversation: conversationId(head), ticket: head.ticket }
  return {
    before: head,
    after: { ...head, deadlines: withMissed(head.deadlines, now), lastAt: at },
    events: missed.map(({ target, dueAt }) => ({
      type: 'target.missed' as const,
      at,
      correlation: head.correlation,
      ...about,
      team: head.team,
      agent: head.agent,
      target,
      dueAt,
    })),
  }
}
