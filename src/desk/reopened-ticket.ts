import type { Deadline } from './deadline.ts'
import { type Change, moment } from './decision.ts'
import type { Event } from './event.ts'
import type { Ticket } from './ticket.ts'

/**
 * The ticket of a conversation that goes on, with whom the event names. One that goes on already is written as it was
 * read: who moves or ends it in the same moment decides again.
 */
export const reopenedTicket = (
  ticket: Ticket,
  resolution: Deadline,
  event: Omit<Event, 'type'>,
): Change<Ticket> => {
  const at = moment(event.at, ticket)
  if (ticket.state === 'open') {
    return { before: ticket, after: { ...ticket, lastAt: at }, events: [] }
  }
  const { agent } = event
  const again = { state: 'open' as const, agent, resolvedAt: undefined, lastAt: at, movedAt: at }
  return {
    before: ticket,
    after: { ...ticket, ...again, deadlines: [resolution] },
    events: [{ ...event, type: 'ticket.reopened', ticket: ticket.number }],
  }
}
