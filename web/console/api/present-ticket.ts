import { desk, found } from './client.ts'
import type { TicketView } from './types.ts'

/** A ticket as it is now: a conversation that it leads shows its number only. */
export const presentTicket = async (number: number): Promise<TicketView> =>
  found(await desk.GET('/v1/tickets/{ticket}', { params: { path: { ticket: String(number) } } }))
