import * as z from 'zod/mini'
import { unlinkFromTicket } from '../../src/flows/link.ts'
import { ChangedView } from '../../src/http/change-shapes.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import {
  conversationIdShape,
  none,
  revisionShape,
  ticketNumberShape,
} from '../../src/http/shapes.ts'

export const unlinkTicket = route({
  method: 'POST',
  path: '/v1/tickets/{ticket}/unlink',
  summary: 'Takes a conversation out of its ticket again: it goes on by itself.',
  pathShape: z.object({ ticket: ticketNumberShape }),
  queryShape: none,
  bodyShape: z.object({ conversation: conversationIdShape, revision: revisionShape }),
  answers: { 200: ChangedView },
  idempotencyKey: 'accepted',
  handle: (input) => unlinkFromTicket(request(input), input.path.ticket, input.body.conversation),
})
