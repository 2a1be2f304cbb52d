import * as z from 'zod/mini'
import type { DeskFileError } from './desk-file-error.ts'
import type { Policy } from './policy.ts'
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

/** Names of teams and inboxes that are not there, and views that show everything. */
export const wrongViews = ({ views = {}, teams, inboxes }: Policy): readonly DeskFileError[] =>
  Object.entries(views).flatMap(([id, view]) => [
    ...unknown(`views.${id}.teams`, 'team', view.teams, teams),
    ...unknown(`views.${id}.inboxes`, 'inbox', view.inboxes, inboxes),
    ...(saysNothing(view)
      ? [{ path: `views.${id}`, detail: 'Shows all that a team has open: say which of it.' }]
      : []),
  ])

const saysNothing = ({ name: _, teams: __, ...said }: View): boolean =>
  Object.values(said).every((one) => one === undefined)

const unknown = (
  path: string,
  what: string,
  named: readonly string[] = [],
  there: Readonly<Record<string, unknown>>,
): readonly DeskFileError[] =>
  named
    .filter((one) => !Object.hasOwn(there, one))
    .map((one) => ({
      path,
      detail: `There is no ${what} ${one}; there are ${Object.keys(there).join(', ')}.`,
    }))
