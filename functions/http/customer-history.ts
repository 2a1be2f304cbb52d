import * as z from 'zod/mini'
import { HistoryPosition, historyOf } from '../../src/flows/history.ts'
import { cursor, cursorOf, limit } from '../../src/http/cursor.ts'
import { FoundView } from '../../src/http/read-shapes.ts'
import { route } from '../../src/http/route.ts'
import { none } from '../../src/http/shapes.ts'
import { foundView } from '../../src/http/views.ts'

export const customerHistory = route({
  method: 'GET',
  path: '/v1/customers/{customer}/cases',
  summary:
    'A customer’s cases over all channels that I may read, opened last first. An empty page may have a next.',
  pathShape: z.object({ customer: z.string().check(z.regex(/^[a-z2-7]{1,40}$/, 'No customer.')) }),
  queryShape: z.object({ cursor: z.optional(cursor(HistoryPosition)), limit: limit(20, 50) }),
  bodyShape: none,
  answers: { 200: FoundView },
  idempotencyKey: 'none',
  handle: async ({ caller, path, query }) => {
    const { items, next } = await historyOf(path.customer, caller, query.limit, query.cursor)
    return { status: 200, body: { items: items.map(foundView), next: next && cursorOf(next) } }
  },
})
