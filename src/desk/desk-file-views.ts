import type { DeskFileError } from './desk-file-error.ts'
import type { Policy } from './policy.ts'
import type { View } from './view.ts'

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
