import * as z from 'zod/mini'
import { linkToTicket } from '../../src/flows/link.ts'
import { ChangedView } from '../../src/http/change-shapes.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import {
  conversationIdShape,
  none,
  revisionShape,
  ticketNumberShape,
} from '../../src/http/shapes.ts'

export const linkTicket = route({
  method: 'POST',
  path: '/v1/tickets/{ticket}/link',
  summary: 'Has a ticket lead one more conversation, 10 at most; it goes where the ticket is.',
  pathShape: z.object({ ticket: ticketNumberShape }),
  queryShape: none,
  bodyShape: z.object({ conversation: conversationIdShape, revision: revisionShape }),
  answers: { 200: ChangedView },
  idempotencyKey: 'accepted',
  handle: (input) => linkToTicket(request(input), input.path.ticket, input.body.conversation),
})
