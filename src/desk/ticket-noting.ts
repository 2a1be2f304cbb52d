import { type Decision, moment } from './decision.ts'
import type { Ticket } from './ticket.ts'

/** What colleagues write down about a ticket, whatever becomes of its conversations. */
export interface TicketNote {
  readonly ticket: number
  readonly seq: number
  readonly at: number
  readonly agent: string
  readonly text: string
  readonly correlation: string
}

/** A note on a ticket, also on one that is over. */
export const noteOnTicket = (
  ticket: Ticket,
  { text, agent, correlation }: Pick<TicketNote, 'text' | 'agent' | 'correlation'>,
  now: number,
): { readonly decision: Decision; readonly note: TicketNote } => {
  const at = moment(now, ticket)
  const seq = (ticket.notes ?? 0) + 1
  return {
    decision: {
      tickets: [{ before: ticket, after: { ...ticket, notes: seq, lastAt: at }, events: [] }],
    },
    note: { ticket: ticket.number, seq, at, agent, text, correlation },
  }
}
