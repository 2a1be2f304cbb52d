import * as z from 'zod/mini'
import { isRefusal } from '../../src/desk/refusal.ts'
import { ListPosition, queueOf } from '../../src/flows/read.ts'
import { cursor, limit } from '../../src/http/cursor.ts'
import { listAnswer } from '../../src/http/list-answer.ts'
import { ListView } from '../../src/http/read-shapes.ts'
import { route } from '../../src/http/route.ts'
import { none, slugShape } from '../../src/http/shapes.ts'

/** A cursor of another list would start outside of this one. */
const queuePosition = ListPosition.check(
  z.refine(({ rank }) => rank.startsWith('queued#'), 'Not a cursor of this list.'),
)

export const teamQueue = route({
  method: 'GET',
  path: '/v1/teams/{team}/queue',
  summary: "What nobody has yet in a team's queue, most urgent first. Poll with If-None-Match.",
  pathShape: z.object({ team: slugShape }),
  queryShape: z.object({ cursor: z.optional(cursor(queuePosition)), limit: limit(50, 100) }),
  bodyShape: none,
  answers: { 200: ListView, 304: undefined },
  idempotencyKey: 'none',
  handle: async ({ caller, path, query, ifNoneMatch }) => {
    const polled = await queueOf(path.team, caller, query.limit, query.cursor, ifNoneMatch)
    return isRefusal(polled) ? polled : listAnswer(polled)
  },
})
