import { desk, found } from '../api/client.ts'
import { freshKey } from '../api/fresh-key.ts'
import { presentTicket } from '../api/present-ticket.ts'
import type { TicketView } from '../api/types.ts'

/** What can be done with a ticket, each time as it was seen. */

type Seen = Pick<TicketView, 'number' | 'revision'>

const at = ({ number }: Pick<Seen, 'number'>) => ({
  path: { ticket: String(number) },
  header: freshKey(),
})

export interface Edit {
  readonly title: string
  readonly type: TicketView['type']
  readonly priority: number
}

export const editTicket = async (ticket: Seen, edit: Edit): Promise<void> => {
  const body = { ...edit, revision: ticket.revision }
  found(await desk.PATCH('/v1/tickets/{ticket}', { params: at(ticket), body }))
}

export const linkTicket = async (number: number, conversation: string): Promise<void> => {
  const { revision } = await presentTicket(number)
  const body = { conversation, revision }
  found(await desk.POST('/v1/tickets/{ticket}/link', { params: at({ number }), body }))
}

export const unlinkTicket = async (ticket: Seen, conversation: string): Promise<void> => {
  const body = { conversation, revision: ticket.revision }
  found(await desk.POST('/v1/tickets/{ticket}/unlink', { params: at(ticket), body }))
}

export const mergeTicket = async (ticket: Seen, into: number): Promise<void> => {
  const body = { into, revision: ticket.revision }
  found(await desk.POST('/v1/tickets/{ticket}/merge', { params: at(ticket), body }))
}

export const watchTicket = async (ticket: Seen, watchers: readonly string[]): Promise<void> => {
  const { path } = at(ticket)
  const body = { watchers: [...watchers], revision: ticket.revision }
  found(await desk.PUT('/v1/tickets/{ticket}/watchers', { params: { path }, body }))
}

export const noteTicket = async (number: number, text: string): Promise<void> => {
  const body = { text }
  found(await desk.POST('/v1/tickets/{ticket}/notes', { params: at({ number }), body }))
}
