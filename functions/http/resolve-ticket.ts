import * as z from 'zod/mini'
import { endTicket } from '../../src/flows/resolve.ts'
import { ChangedView } from '../../src/http/change-shapes.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import { none, RevisionShape, ticketNumberShape } from '../../src/http/shapes.ts'

export const resolveTicket = route({
  method: 'POST',
  path: '/v1/tickets/{ticket}/resolve',
  summary: 'Ends a ticket and its conversations: one resolution, one survey.',
  pathShape: z.object({ ticket: ticketNumberShape }),
  queryShape: none,
  bodyShape: RevisionShape,
  answers: { 200: ChangedView },
  idempotencyKey: 'accepted',
  handle: (input) => endTicket(request(input), input.path.ticket),
})
