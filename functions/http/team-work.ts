import * as z from 'zod/mini'
import { isRefusal } from '../../src/desk/refusal.ts'
import { ListPosition, workOfTeam } from '../../src/flows/read.ts'
import { cursor, limit } from '../../src/http/cursor.ts'
import { listView } from '../../src/http/list-answer.ts'
import { isOfPlace } from '../../src/http/list-place.ts'
import { ListView } from '../../src/http/read-shapes.ts'
import { route } from '../../src/http/route.ts'
import { none, slugShape } from '../../src/http/shapes.ts'

export const teamWork = route({
  method: 'GET',
  path: '/v1/teams/{team}/work',
  summary:
    'What a team has open and somebody holds, most urgent first: where the customer waits (held), or where we answered (idle).',
  pathShape: z.object({ team: slugShape }),
  queryShape: z
    .object({
      place: z._default(z.enum(['held', 'idle']), 'held'),
      cursor: z.optional(cursor(ListPosition)),
      limit: limit(50, 100),
    })
    .check(isOfPlace),
  bodyShape: none,
  answers: { 200: ListView },
  idempotencyKey: 'none',
  handle: async ({ caller, path, query }) => {
    const { place, limit: most, cursor: after } = query
    const found = await workOfTeam(path.team, place, caller, most, after)
    return isRefusal(found) ? found : { status: 200, body: listView(found) }
  },
})
