import { desk, found } from '../api/client.ts'
import { freshKey } from '../api/fresh-key.ts'
import { presentTicket } from '../api/present-ticket.ts'
import type { ConversationView, TicketView } from '../api/types.ts'

/** Ends a case: of one that a ticket leads, the ticket. */
export const resolveCase = async (
  { id, ticket, revision }: Pick<ConversationView, 'id' | 'ticket' | 'revision'>,
  header = freshKey(),
): Promise<void> => {
  if (ticket !== undefined) return resolveTicket(await presentTicket(ticket), header)
  const params = { path: { conversation: id }, header }
  const body = { revision }
  found(await desk.POST('/v1/conversations/{conversation}/resolve', { params, body }))
}

export const resolveTicket = async (
  { number, revision }: Pick<TicketView, 'number' | 'revision'>,
  header = freshKey(),
): Promise<void> => {
  const params = { path: { ticket: String(number) }, header }
  const body = { revision }
  found(await desk.POST('/v1/tickets/{ticket}/resolve', { params, body }))
}

/** Goes on with a case that was over. */
export const reopenCase = async ({
  id,
  revision,
}: Pick<ConversationView, 'id' | 'revision'>): Promise<void> => {
  const params = { path: { conversation: id }, header: freshKey() }
  const body = { revision }
  found(await desk.POST('/v1/conversations/{conversation}/reopen', { params, body }))
}
