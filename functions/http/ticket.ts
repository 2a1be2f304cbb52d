import * as z from 'zod/mini'
import { isRefusal } from '../../src/desk/refusal.ts'
import { ticketOf } from '../../src/flows/read.ts'
import { TicketView } from '../../src/http/read-shapes.ts'
import { route } from '../../src/http/route.ts'
import { none, ticketNumberShape } from '../../src/http/shapes.ts'
import { ticketView } from '../../src/http/views.ts'

export const ticket = route({
  method: 'GET',
  path: '/v1/tickets/{ticket}',
  summary: 'A ticket with its linked conversations and its deadlines.',
  pathShape: z.object({ ticket: ticketNumberShape }),
  queryShape: none,
  bodyShape: none,
  answers: { 200: TicketView },
  idempotencyKey: 'none',
  handle: async ({ caller, path }) => {
    const found = await ticketOf(path.ticket, caller)
    return isRefusal(found) ? found : { status: 200, body: ticketView(found) }
  },
})
