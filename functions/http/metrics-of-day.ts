import * as z from 'zod/mini'
import { isDay } from '../../src/desk/days.ts'
import { isRefusal } from '../../src/desk/refusal.ts'
import { metricsFor } from '../../src/flows/read-metrics.ts'
import { MetricsView } from '../../src/http/read-shapes.ts'
import { route } from '../../src/http/route.ts'
import { none, slugShape } from '../../src/http/shapes.ts'
import { iso } from '../../src/http/views.ts'

export const metricsOfDay = route({
  method: 'GET',
  path: '/v1/metrics/{day}',
  summary:
    'The numbers of one local day (yyyy-mm-dd), of the desk or of one of my teams, each with its n.',
  pathShape: z.object({ day: z.string().check(z.refine(isDay, 'A day as yyyy-mm-dd.')) }),
  queryShape: z.object({ team: z.optional(slugShape) }),
  bodyShape: none,
  answers: { 200: MetricsView },
  idempotencyKey: 'none',
  handle: async ({ caller, path, query }) => {
    const found = await metricsFor(caller, path.day, query.team)
    if (isRefusal(found)) return found
    return {
      status: 200,
      body: { ...found, startsAt: iso(found.startsAt), endsAt: iso(found.endsAt) },
    }
  },
})
