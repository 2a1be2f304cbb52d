import { desk, found } from '../api/client.ts'
import { freshKey } from '../api/fresh-key.ts'
import type { ConversationView } from '../api/types.ts'

/** Puts a case aside until a moment (epoch milliseconds); undefined takes it out again. */
export const snoozeCase = async (
  { id, revision }: Pick<ConversationView, 'id' | 'revision'>,
  until: number | undefined,
): Promise<void> => {
  const params = { path: { conversation: id }, header: freshKey() }
  const body = { until: until === undefined ? null : new Date(until).toISOString(), revision }
  found(await desk.POST('/v1/conversations/{conversation}/snooze', { params, body }))
}
