import { cannedRepliesOf } from '../../src/flows/desk-view.ts'
import { CannedRepliesView } from '../../src/http/desk-shapes.ts'
import { route } from '../../src/http/route.ts'
import { none } from '../../src/http/shapes.ts'

export const cannedReplies = route({
  method: 'GET',
  path: '/v1/canned-replies',
  summary:
    'The canned replies of my teams, in each language. {customer}, {agent} and {case} are for who uses them to fill in.',
  pathShape: none,
  queryShape: none,
  bodyShape: none,
  answers: { 200: CannedRepliesView },
  idempotencyKey: 'none',
  handle: async ({ caller }) => ({ status: 200, body: { items: await cannedRepliesOf(caller) } }),
})
