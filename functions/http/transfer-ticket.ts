import * as z from 'zod/mini'
import { moveTicket } from '../../src/flows/transfer.ts'
import { ChangedView } from '../../src/http/change-shapes.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import { HandoverShape, none, ticketNumberShape } from '../../src/http/shapes.ts'

export const transferTicket = route({
  method: 'POST',
  path: '/v1/tickets/{ticket}/transfer',
  summary:
    'Moves a ticket, and its conversations with it, to a team or to one of its agents, with a note for them.',
  pathShape: z.object({ ticket: ticketNumberShape }),
  queryShape: none,
  bodyShape: HandoverShape,
  answers: { 200: ChangedView },
  idempotencyKey: 'accepted',
  handle: (input) =>
    moveTicket(request(input), input.path.ticket, {
      team: input.body.team,
      agent: input.body.agent,
      note: input.body.note,
    }),
})
