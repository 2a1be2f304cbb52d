import * as z from 'zod/mini'
import { ListPosition, myWork as readMyWork } from '../../src/flows/read.ts'
import { cursor, limit } from '../../src/http/cursor.ts'
import { listAnswer } from '../../src/http/list-answer.ts'
import { isOfPlace } from '../../src/http/list-place.ts'
import { ListView } from '../../src/http/read-shapes.ts'
import { route } from '../../src/http/route.ts'
import { none } from '../../src/http/shapes.ts'

export const myWork = route({
  method: 'GET',
  path: '/v1/me/work',
  summary:
    'My open cases, most urgent first: those whose customers wait (held), or those we answered (idle). ' +
    'Poll with If-None-Match; 304 says that nothing changed.',
  pathShape: none,
  queryShape: z
    .object({
      place: z._default(z.enum(['held', 'idle']), 'held'),
      cursor: z.optional(cursor(ListPosition)),
      limit: limit(50, 100),
    })
    .check(isOfPlace),
  bodyShape: none,
  answers: { 200: ListView, 304: undefined },
  idempotencyKey: 'none',
  handle: async ({ caller, query, ifNoneMatch }) =>
    listAnswer(await readMyWork(caller.agent, query.place, query.limit, query.cursor, ifNoneMatch)),
})
