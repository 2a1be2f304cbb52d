import { desk, found } from '../api/client.ts'
import { freshKey } from '../api/fresh-key.ts'
import type { ConversationView } from '../api/types.ts'

/** Says who has a case; with null, nobody until somebody has room. */
export const assign = async (
  { id, revision }: Pick<ConversationView, 'id' | 'revision'>,
  agent: string | null,
): Promise<void> => {
  const params = { path: { conversation: id }, header: freshKey() }
  const body = { agent, revision }
  found(await desk.POST('/v1/conversations/{conversation}/assign', { params, body }))
}
