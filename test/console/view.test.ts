import { expect, test } from 'vitest'
import { type Listed, shows, type View, viewsOf } from '../../web/console/list/view.ts'

const nine = Date.UTC(2026, 2, 2, 9)
const one: Listed = {
  ...{ kind: 'conversation', id: 'a.1', title: 'Li', channel: 'mail', inbox: 'mail' },
  ...{ place: 'held', priority: 3, tags: ['billing'] },
  since: new Date(nine - 45 * 60_000).toISOString(),
  openedAt: new Date(nine).toISOString(),
}
const isShown = (view: Partial<View>): boolean =>
  shows({ id: 'one', name: 'One', ...view }, one, nine)

test.each<[Partial<View>, boolean]>([
  [{ priorityUpTo: 3 }, true],
  [{ priorityUpTo: 2 }, false],
  [{ places: ['queued', 'held'] }, true],
  [{ places: ['idle'] }, false],
  [{ channels: ['mail'], tags: ['vip', 'billing'] }, true],
  [{ channels: ['mail'], tags: ['vip'] }, false],
  [{ channels: ['webchat'], tags: ['billing'] }, false],
  [{ inboxes: ['app'] }, false],
  [{ kinds: ['ticket'] }, false],
  [{ sinceMinutes: 45 }, true],
  [{ sinceMinutes: 46 }, false],
])('a view that says %j shows a mail of priority 3 that waits for 45 minutes: %s', (view, says) => {
  expect(isShown(view)).toBe(says)
})

test('a view for other teams is not offered', () => {
  const views = [
    { id: 'all', name: 'All' },
    { id: 'theirs', name: 'Theirs', teams: ['repair'] },
  ]
  expect(viewsOf(views, 'service').map(({ id }) => id)).toEqual(['all'])
})
