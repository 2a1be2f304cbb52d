import { desk, found } from '../api/client.ts'
import { freshKey } from '../api/fresh-key.ts'
import { presentTicket } from '../api/present-ticket.ts'
import type { ConversationView } from '../api/types.ts'

/** Hands a case over, with a note for who has it then. An empty agent is whoever has room. */
export const transferCase = async (
  { id, ticket, revision }: Pick<ConversationView, 'id' | 'ticket' | 'revision'>,
  team: string,
  agent: string,
  note: string,
): Promise<void> => {
  const to = { team, ...(agent === '' ? {} : { agent }), ...(note === '' ? {} : { note }) }
  if (ticket === undefined) {
    const params = { path: { conversation: id }, header: freshKey() }
    const body = { ...to, revision }
    found(await desk.POST('/v1/conversations/{conversation}/transfer', { params, body }))
    return
  }
  const { revision: ofTicket } = await presentTicket(ticket)
  const params = { path: { ticket: String(ticket) }, header: freshKey() }
  const body = { ...to, revision: ofTicket }
  found(await desk.POST('/v1/tickets/{ticket}/transfer', { params, body }))
}
