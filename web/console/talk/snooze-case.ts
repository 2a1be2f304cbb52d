import { desk, found } from '../api/client.ts'

/** Puts a case aside until a moment (epoch milliseconds); undefined takes it out again. */
export const snoozeCase = async (
  conversation: string,
  until: number | undefined,
): Promise<void> => {
  const params = {
    path: { conversation },
    header: { 'Idempotency-Key': crypto.randomUUID() },
  }
  const body = { until: until === undefined ? null : new Date(until).toISOString() }
  found(await desk.POST('/v1/conversations/{conversation}/snooze', { params, body }))
}

const hourMilliseconds = 60 * 60_000
const morningHour = 9

/** The next morning of this browser's own day that is so many days ahead. */
const morning = (now: number, days: number): number => {
  const at = new Date(now)
  at.setDate(at.getDate() + days)
  at.setHours(morningHour, 0, 0, 0)
  return at.getTime()
}

/** Until when a case is put aside most often. */
export const moments = (now: number) => {
  const weekday = new Date(now).getDay()
  return {
    inAnHour: now + hourMilliseconds,
    tomorrow: morning(now, 1),
    nextWeek: morning(now, (8 - weekday) % 7 || 7),
  }
}
