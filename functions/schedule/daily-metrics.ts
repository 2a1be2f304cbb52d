import * as z from 'zod/mini'
import { isDay } from '../../src/desk/days.ts'
import { closeDays, computeDay } from '../../src/flows/metrics.ts'

const Asked = z.object({ day: z.string().check(z.refine(isDay, 'A day as yyyy-mm-dd.')) })

/** Every hour: closes the local days that have ended. With `{"day": "yyyy-mm-dd"}` it computes that day again. */
export const handler = async (event: unknown): Promise<object> => {
  const asked = Asked.safeParse(event)
  if (asked.success) return { day: asked.data.day, facts: await computeDay(asked.data.day) }
  if (typeof event === 'object' && event !== null && 'day' in event) {
    throw new Error(`The day ${JSON.stringify(event.day)} is not a calendar day as yyyy-mm-dd.`)
  }
  return { closed: await closeDays() }
}
