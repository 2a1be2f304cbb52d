import type { ListPage, Polled } from '../flows/read.ts'
import { cursorOf } from './cursor.ts'
import type { Success } from './route.ts'
import { iso } from './views.ts'

/** When a list that is watched should be asked for again. */
const pollAfterMs = 5000

/** A page of a list, or 304 when the caller's tag is the present one. */
export const listAnswer = ({ tag, found }: Polled<ListPage>): Success =>
  found === 'unchanged'
    ? { status: 304, etag: tag, pollAfterMs }
    : { status: 200, etag: tag, pollAfterMs, body: listView(found) }

export const listView = ({ items, next }: ListPage) => ({
  items: items.map((one) => ({
    ...one,
    since: iso(one.since),
    openedAt: iso(one.openedAt),
  })),
  next: next === undefined ? undefined : cursorOf(next),
  pollAfterMs,
})
