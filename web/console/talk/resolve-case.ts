import { desk, found } from '../api/client.ts'
import { freshKey } from '../api/fresh-key.ts'
import type { ConversationView } from '../api/types.ts'

/** Ends a case: of one that a ticket leads, the ticket. */
export const resolveCase = async (
  { id, ticket }: Pick<ConversationView, 'id' | 'ticket'>,
  header = freshKey(),
): Promise<void> => {
  if (ticket === undefined) {
    const params = { path: { conversation: id }, header }
    found(await desk.POST('/v1/conversations/{conversation}/resolve', { params }))
  } else {
    const params = { path: { ticket: String(ticket) }, header }
    found(await desk.POST('/v1/tickets/{ticket}/resolve', { params }))
  }
}

/** Goes on with a case that was over. */
export const reopenCase = async (conversation: string): Promise<void> => {
  const params = { path: { conversation }, header: freshKey() }
  found(await desk.POST('/v1/conversations/{conversation}/reopen', { params }))
}
