import * as z from 'zod/mini'
import { noteTicket } from '../../src/flows/ticket-note.ts'
import { TicketNotedView } from '../../src/http/change-shapes.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import { none, noteShape, ticketNumberShape } from '../../src/http/shapes.ts'

export const ticketNote = route({
  method: 'POST',
  path: '/v1/tickets/{ticket}/notes',
  summary: 'Writes a note on a ticket for colleagues, whatever becomes of its conversations.',
  pathShape: z.object({ ticket: ticketNumberShape }),
  queryShape: none,
  bodyShape: z.object({ text: noteShape }),
  answers: { 201: TicketNotedView },
  idempotencyKey: 'required',
  handle: (input) => noteTicket(request(input), input.path.ticket, input.body.text),
})
