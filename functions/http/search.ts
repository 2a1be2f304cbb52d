import * as z from 'zod/mini'
import { search as searchFor, WordPosition } from '../../src/flows/search.ts'
import { cursor, cursorOf, limit } from '../../src/http/cursor.ts'
import { query } from '../../src/http/query.ts'
import { FoundView } from '../../src/http/read-shapes.ts'
import { route } from '../../src/http/route.ts'
import { none } from '../../src/http/shapes.ts'
import { foundView } from '../../src/http/views.ts'

export const search = route({
  method: 'GET',
  path: '/v1/search',
  summary:
    'Cases I may read that hold all of these words, opened last first. An empty page may have a next.',
  pathShape: none,
  queryShape: z.object({
    q: query,
    cursor: z.optional(cursor(WordPosition)),
    limit: limit(20, 50),
  }),
  bodyShape: none,
  answers: { 200: FoundView },
  idempotencyKey: 'none',
  handle: async ({ caller, query: asked }) => {
    const { items, next } = await searchFor(asked.q, caller, asked.limit, asked.cursor)
    const body = { items: items.map(foundView), next: next && cursorOf(next) }
    return { status: 200, body }
  },
})
