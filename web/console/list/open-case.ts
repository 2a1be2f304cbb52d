import { desk, found } from '../api/client.ts'
import { goToConversation } from '../parts/place.ts'

/** Shows a case; of a ticket, the newest of its conversations. */
export const openCase = async ({
  kind,
  id,
}: {
  readonly kind: 'conversation' | 'ticket'
  readonly id: string
}): Promise<void> => {
  if (kind === 'conversation') return goToConversation(id)
  const { conversations } = found(
    await desk.GET('/v1/tickets/{ticket}', { params: { path: { ticket: id } } }),
  )
  const newest = conversations.at(-1)
  if (newest !== undefined) goToConversation(newest)
}
