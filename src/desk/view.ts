import * as z from 'zod/mini'
import { slug } from './slug.ts'

const some = <Shape extends z.ZodMiniType>(shape: Shape) =>
  z.optional(z.array(shape).check(z.minLength(1), z.maxLength(50)))

/** Which of a team's open cases a list shows: those that are all of what is said, each by one of what is named. */
export const View = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  /** For these teams only. */
  teams: some(slug),
  kinds: some(z.enum(['conversation', 'ticket'])),
  places: some(z.enum(['queued', 'held', 'idle'])),
  channels: some(z.enum(['webhook', 'webchat', 'mail'])),
  inboxes: some(slug),
  tags: some(slug),
  /** 0 is the most urgent. */
  priorityUpTo: z.optional(z.int().check(z.minimum(0), z.maximum(9))),
  /** It has stood where it is at least this long. */
  sinceMinutes: z.optional(z.int().check(z.minimum(1))),
})
export type View = z.infer<typeof View>
