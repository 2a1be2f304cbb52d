import * as z from 'zod/mini'
import { Hours, Windows } from './hours.ts'
import { weekdays } from './windows.ts'

/** When a team works. Days are local ones, as 2026-10-01; no day is named twice. */
export const Calendar = z.strictObject({
  /** IANA name; without one it is the desk's. */
  timeZone: z.optional(z.string().check(z.minLength(1))),
  hours: Hours,
  /** Days that are closed: `2026-10-01`, or `2026-10-01 to 2026-10-07` with both ends. */
  holidays: z.optional(z.array(z.string())),
  /** Days that are worked although their weekday says otherwise (调休), as another weekday or in windows of their own. */
  workingDays: z.optional(
    z.record(
      z.string(),
      z.string().check(
        z.refine((text) => isWeekday(text) || Windows.safeParse(text).success, {
          message: 'A weekday whose hours are worked, as monday, or windows as 09:00-12:00.',
        }),
      ),
    ),
  ),
  /** Days with other windows than their weekday's. */
  exceptions: z.optional(z.record(z.string(), Windows)),
  /** iCal files beside the desk file. What they say is among the holidays once it is in force. */
  holidayFiles: z.optional(
    z.array(z.string().check(z.regex(/^[^/\\]+\.ics$/i, 'A file beside this one, as china.ics.'))),
  ),
})
export type Calendar = z.infer<typeof Calendar>

const isWeekday = (text: string): boolean => weekdays.some((day) => day === text)
