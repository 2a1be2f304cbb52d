import { desk, found } from '../api/client.ts'
import { freshKey } from '../api/fresh-key.ts'
import type { ConversationView } from '../api/types.ts'

/** Hands a case over: the note first, so that it is there when the case is. An empty agent is whoever has room. */
export const transferCase = async (
  { id, ticket }: Pick<ConversationView, 'id' | 'ticket'>,
  team: string,
  agent: string,
  note: string,
): Promise<void> => {
  const path = { conversation: id }
  if (note !== '') {
    const params = { path, header: freshKey() }
    found(
      await desk.POST('/v1/conversations/{conversation}/notes', { params, body: { text: note } }),
    )
  }
  const body = { team, ...(agent === '' ? {} : { agent }) }
  if (ticket === undefined) {
    const params = { path, header: freshKey() }
    found(await desk.POST('/v1/conversations/{conversation}/transfer', { params, body }))
    return
  }
  const params = { path: { ticket: String(ticket) }, header: freshKey() }
  found(await desk.POST('/v1/tickets/{ticket}/transfer', { params, body }))
}
