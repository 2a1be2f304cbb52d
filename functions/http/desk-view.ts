import { knownDesk } from '../../src/flows/desk-view.ts'
import { DeskView } from '../../src/http/desk-shapes.ts'
import { route } from '../../src/http/route.ts'
import { none } from '../../src/http/shapes.ts'

export const deskView = route({
  method: 'GET',
  path: '/v1/desk',
  summary: 'The desk as its file says: teams, agents and inboxes.',
  pathShape: none,
  queryShape: none,
  bodyShape: none,
  answers: { 200: DeskView },
  idempotencyKey: 'none',
  handle: async () => ({ status: 200, body: await knownDesk() }),
})
