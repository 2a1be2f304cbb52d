import * as z from 'zod/mini'
import { TicketType } from '../../src/desk/ticket.ts'
import { editTicket } from '../../src/flows/ticket.ts'
import { ChangedView } from '../../src/http/change-shapes.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import { none, revisionShape, ticketNumberShape } from '../../src/http/shapes.ts'

const editShape = z
  .object({
    title: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
    type: z.optional(TicketType),
    priority: z.optional(z.int().check(z.minimum(0), z.maximum(9))),
    revision: revisionShape,
  })
  .check(
    z.refine(
      ({ title, type, priority }) =>
        title !== undefined || type !== undefined || priority !== undefined,
      { message: 'Give at least one of title, type and priority.' },
    ),
  )

export const updateTicket = route({
  method: 'PATCH',
  path: '/v1/tickets/{ticket}',
  summary: "Changes a ticket's title, type or priority (0 is the most urgent).",
  pathShape: z.object({ ticket: ticketNumberShape }),
  queryShape: none,
  bodyShape: editShape,
  answers: { 200: ChangedView },
  idempotencyKey: 'accepted',
  handle: (input) => {
    const { title, type, priority } = input.body
    return editTicket(request(input), input.path.ticket, { title, type, priority })
  },
})
