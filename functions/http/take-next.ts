import * as z from 'zod/mini'
import { takeNext as takeNextCase } from '../../src/flows/assign-by-hand.ts'
import { TakenView } from '../../src/http/change-shapes.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import { none, slugShape } from '../../src/http/shapes.ts'

export const takeNext = route({
  method: 'POST',
  path: '/v1/teams/{team}/take-next',
  summary:
    'Takes the most urgent case of the queue. An empty answer says that nothing waits there.',
  pathShape: z.object({ team: slugShape }),
  queryShape: none,
  bodyShape: none,
  answers: { 200: TakenView },
  idempotencyKey: 'accepted',
  handle: (input) => takeNextCase(request(input), input.path.team),
})
