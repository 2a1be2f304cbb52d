import * as z from 'zod/mini'
import { type Weekday, weekdays, windowsOf } from './windows.ts'

const form = '([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)'
const windowsForm = new RegExp(`^${form}(, ?${form})*$`)

/** `09:00-12:00, 13:30-18:00`: local times, each end after its beginning. */
export const Windows = z.string().check(
  z.regex(windowsForm, 'Windows as 09:00-12:00, 13:30-18:00.'),
  z.refine((text) => !windowsForm.test(text) || areInOrder(text), {
    message: 'Each window must end after it begins, and begin after the one before it.',
  }),
)

/** When somebody is there, by the day of the week in the desk's time zone. A day that is not named is closed. */
export const Hours = z.strictObject(
  Object.fromEntries(weekdays.map((day) => [day, z.optional(Windows)])) as Record<
    Weekday,
    z.ZodMiniOptional<typeof Windows>
  >,
)
export type Hours = z.infer<typeof Hours>

const areInOrder = (text: string): boolean => {
  let last = -1
  return windowsOf(text).every(({ from, to }) => {
    const isAfter = from > last && to > from
    last = to
    return isAfter
  })
}
