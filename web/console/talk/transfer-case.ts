import { desk, found } from '../api/client.ts'
import { freshKey } from '../api/fresh-key.ts'
import { presentTicket } from '../api/present-ticket.ts'
import type { ConversationView, TicketView } from '../api/types.ts'

/** Where a case goes, with a note for who has it then; without an agent to whoever has room. */
export interface Handover {
  readonly team: string
  readonly agent?: string
  readonly note?: string
}

/** Hands a case over; of one that a ticket leads, the ticket. */
export const transferCase = async (
  { id, ticket, revision }: Pick<ConversationView, 'id' | 'ticket' | 'revision'>,
  to: Handover,
): Promise<void> => {
  if (ticket !== undefined) return transferTicket(await presentTicket(ticket), to)
  const params = { path: { conversation: id }, header: freshKey() }
  const body = { ...to, revision }
  found(await desk.POST('/v1/conversations/{conversation}/transfer', { params, body }))
}

export const transferTicket = async (
  { number, revision }: Pick<TicketView, 'number' | 'revision'>,
  to: Handover,
): Promise<void> => {
  const params = { path: { ticket: String(number) }, header: freshKey() }
  const body = { ...to, revision }
  found(await desk.POST('/v1/tickets/{ticket}/transfer', { params, body }))
}
