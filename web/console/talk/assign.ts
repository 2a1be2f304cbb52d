import { desk, found } from '../api/client.ts'
import { freshKey } from '../api/fresh-key.ts'

/** Says who has a case; with null, nobody until somebody has room. */
export const assign = async (conversation: string, agent: string | null): Promise<void> => {
  const params = { path: { conversation }, header: freshKey() }
  found(await desk.POST('/v1/conversations/{conversation}/assign', { params, body: { agent } }))
}
