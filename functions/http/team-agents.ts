import * as z from 'zod/mini'
import { isRefusal } from '../../src/desk/refusal.ts'
import { agentsOfTeam } from '../../src/flows/desk-view.ts'
import { TeamAgentsView } from '../../src/http/desk-shapes.ts'
import { route } from '../../src/http/route.ts'
import { none, slugShape } from '../../src/http/shapes.ts'

export const teamAgents = route({
  method: 'GET',
  path: '/v1/teams/{team}/agents',
  summary: 'Who of a team is there, with how many open cases of how many that they can hold.',
  pathShape: z.object({ team: slugShape }),
  queryShape: none,
  bodyShape: none,
  answers: { 200: TeamAgentsView },
  idempotencyKey: 'none',
  handle: async ({ caller, path }) => {
    const items = await agentsOfTeam(path.team, caller)
    return isRefusal(items) ? items : { status: 200, body: { items } }
  },
})
