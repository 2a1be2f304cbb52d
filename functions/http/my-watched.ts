import * as z from 'zod/mini'
import { myWatched as readMyWatched, WatchedPosition } from '../../src/flows/watch.ts'
import { cursor, cursorOf, limit } from '../../src/http/cursor.ts'
import { FoundView } from '../../src/http/read-shapes.ts'
import { route } from '../../src/http/route.ts'
import { none } from '../../src/http/shapes.ts'
import { foundView } from '../../src/http/views.ts'

export const myWatched = route({
  method: 'GET',
  path: '/v1/me/watched',
  summary: 'The tickets that I follow, newest first.',
  pathShape: none,
  queryShape: z.object({ cursor: z.optional(cursor(WatchedPosition)), limit: limit(20, 50) }),
  bodyShape: none,
  answers: { 200: FoundView },
  idempotencyKey: 'none',
  handle: async ({ caller, query }) => {
    const { items, next } = await readMyWatched(caller, query.limit, query.cursor)
    return { status: 200, body: { items: items.map(foundView), next: next && cursorOf(next) } }
  },
})
