import type { Conversation } from './conversation.ts'
import type { Ticket } from './ticket.ts'

/** queued: nobody has it. held: someone has it and the customer waits. idle: we answered. */
export type Place = 'queued' | 'held' | 'idle'

export interface Position {
  readonly place: Place
  readonly priority: number
  readonly since: number
}

/** Where an open case stands in its team's and its agent's lists; a resolved one stands nowhere. */
export const position = (head: Conversation | Ticket): Position | undefined => {
  if (head.state === 'resolved') return undefined
  const { priority } = head
  if (head.kind === 'ticket') {
    return { place: head.agent === undefined ? 'queued' : 'held', priority, since: head.movedAt }
  }
  const asks = head.waitingSince ?? head.wokeAt
  const since = asks ?? head.answeredAt ?? head.openedAt
  if (head.agent === undefined) return { place: 'queued', priority, since }
  const isAside = asks === undefined || head.snoozedUntil !== undefined
  return { place: isAside ? 'idle' : 'held', priority, since }
}
