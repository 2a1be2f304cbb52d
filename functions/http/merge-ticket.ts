import * as z from 'zod/mini'
import { mergeTicket as merge } from '../../src/flows/merge.ts'
import { ChangedView } from '../../src/http/change-shapes.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import { none, revisionShape, ticketNumberShape } from '../../src/http/shapes.ts'

export const mergeTicket = route({
  method: 'POST',
  path: '/v1/tickets/{ticket}/merge',
  summary:
    'Ends a ticket in favour of another about the same, which goes on with its conversations and what is written to them later.',
  pathShape: z.object({ ticket: ticketNumberShape }),
  queryShape: none,
  bodyShape: z.object({ into: z.int().check(z.minimum(1)), revision: revisionShape }),
  answers: { 200: ChangedView },
  idempotencyKey: 'accepted',
  handle: (input) => merge(request(input), input.path.ticket, input.body.into),
})
