import type { Caller } from '../desk/caller.ts'
import { isRefusal, type Refusal } from '../desk/refusal.ts'
import { noteOnTicket } from '../desk/ticket-noting.ts'
import { type TicketNoteItem, ticketNotes } from '../store/queries/ticket-notes.ts'
import { ticketNotePart } from '../store/ticket-notes.ts'
import { followableTicket, readableTicket } from './case.ts'
import { type Answered, carryOut, type Request } from './request.ts'

export type { TicketNoteItem }

/** Writes down something about a ticket. Whoever may read it may add to it. */
export const noteTicket = (
  request: Request,
  number: number,
  text: string,
): Promise<Answered | Refusal> =>
  carryOut(request, async (_, now) => {
    const { caller, correlation } = request
    const ticket = await followableTicket(number, request)
    if (isRefusal(ticket)) return ticket
    const { decision, note } = noteOnTicket(ticket, { text, agent: caller.agent, correlation }, now)
    const { seq, at } = note
    const body = { number, note: { seq, at: new Date(at).toISOString() } }
    return { decision, answered: { status: 201, body }, beside: [ticketNotePart(note)] }
  })

/** The notes on a ticket after a sequence number, oldest first. */
export const notesOfTicket = async (
  number: number,
  caller: Caller,
  seq: number,
  limit: number,
): Promise<readonly TicketNoteItem[] | Refusal> => {
  const ticket = await readableTicket(number, caller)
  if (isRefusal(ticket)) return ticket
  return (ticket.notes ?? 0) <= seq ? [] : ticketNotes(number, seq, limit)
}
