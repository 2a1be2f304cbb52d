import * as z from 'zod/mini'
import { watchersMax } from '../../src/desk/watching.ts'
import { setWatchers } from '../../src/flows/watch.ts'
import { WatchersView } from '../../src/http/change-shapes.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import { none, revisionShape, slugShape, ticketNumberShape } from '../../src/http/shapes.ts'

export const watchers = route({
  method: 'PUT',
  path: '/v1/tickets/{ticket}/watchers',
  summary:
    'Says who follows a ticket, in place of who did: they find it in their list, and may read it. Anybody may leave by themselves.',
  pathShape: z.object({ ticket: ticketNumberShape }),
  queryShape: none,
  bodyShape: z.object({
    watchers: z.array(slugShape).check(z.maxLength(watchersMax)),
    revision: revisionShape,
  }),
  answers: { 200: WatchersView },
  idempotencyKey: 'none',
  handle: (input) => setWatchers(request(input), input.path.ticket, input.body.watchers),
})
