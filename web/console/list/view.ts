import type { DeskView, ListView } from '../api/types.ts'

export type Listed = ListView['items'][number]
export type View = DeskView['views'][number]

const minuteMilliseconds = 60_000

const isOneOf = (named: readonly string[] | undefined, value: string): boolean =>
  named === undefined || named.includes(value)

/** Whether a view shows a case: it must be all of what the view says. */
export const shows = (view: View, one: Listed, now: number): boolean =>
  isOneOf(view.kinds, one.kind) &&
  isOneOf(view.places, one.place) &&
  isOneOf(view.channels, one.channel) &&
  isOneOf(view.inboxes, one.inbox) &&
  (view.tags === undefined || view.tags.some((tag) => one.tags?.includes(tag))) &&
  one.priority <= (view.priorityUpTo ?? 9) &&
  now - Date.parse(one.since) >= (view.sinceMinutes ?? 0) * minuteMilliseconds

export const viewsOf = (views: readonly View[], team: string): readonly View[] =>
  views.filter((view) => isOneOf(view.teams, team))
