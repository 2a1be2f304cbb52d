import { desk, found } from '../api/client.ts'
import { freshKey } from '../api/fresh-key.ts'

/** Puts a case aside until a moment (epoch milliseconds); undefined takes it out again. */
export const snoozeCase = async (
  conversation: string,
  until: number | undefined,
): Promise<void> => {
  const params = { path: { conversation }, header: freshKey() }
  const body = { until: until === undefined ? null : new Date(until).toISOString() }
  found(await desk.POST('/v1/conversations/{conversation}/snooze', { params, body }))
}
