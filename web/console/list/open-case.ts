import { desk } from '../api/client.ts'
import { presentTicket } from '../api/present-ticket.ts'
import { goToConversation, goToTicket } from '../parts/place.ts'

/** Shows a case; of a ticket the newest conversation that it leads, or where there is none, the ticket. */
export const openCase = async ({
  kind,
  id,
}: {
  readonly kind: 'conversation' | 'ticket'
  readonly id: string
}): Promise<void> => {
  if (kind === 'conversation') return goToConversation(id)
  const { number, conversations } = await presentTicket(Number(id))
  const newest = conversations.at(-1)
  if (newest !== undefined && (await isLed(newest, number))) return goToConversation(newest)
  goToTicket(number)
}

/** A call-back only mentions the conversation that it is about, and a merged ticket leads none. */
const isLed = async (conversation: string, number: number): Promise<boolean> => {
  const params = { path: { conversation } }
  const { data } = await desk.GET('/v1/conversations/{conversation}', { params })
  return data?.ticket === number
}
