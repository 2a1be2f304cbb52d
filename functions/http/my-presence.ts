import * as z from 'zod/mini'
import { isRefusal } from '../../src/desk/refusal.ts'
import { presence } from '../../src/flows/presence.ts'
import { PresenceView } from '../../src/http/change-shapes.ts'
import { route } from '../../src/http/route.ts'
import { none } from '../../src/http/shapes.ts'
import { iso } from '../../src/http/views.ts'

export const myPresence = route({
  method: 'PUT',
  path: '/v1/me/presence',
  summary: 'Says that I take work, or not, for how long. Say it again while you are there.',
  pathShape: none,
  queryShape: none,
  bodyShape: z.object({
    presence: z.enum(['online', 'away']),
    forMinutes: z._default(z.int().check(z.minimum(1), z.maximum(720)), 30),
  }),
  answers: { 200: PresenceView },
  idempotencyKey: 'none',
  handle: async ({ caller, body, correlation }) => {
    const result = await presence({ ...body, agent: caller.agent, correlation })
    if (isRefusal(result)) return result
    return { status: 200, body: { ...result, until: iso(result.until) } }
  },
})
