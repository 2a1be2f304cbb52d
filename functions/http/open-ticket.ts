import * as z from 'zod/mini'
import { TicketType } from '../../src/desk/ticket.ts'
import { openTicketFor } from '../../src/flows/ticket.ts'
import { ChangedView } from '../../src/http/change-shapes.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import { conversationIdShape, none } from '../../src/http/shapes.ts'

export const openTicket = route({
  method: 'POST',
  path: '/v1/tickets',
  summary: 'Opens a ticket for a conversation, which it leads from then on.',
  pathShape: none,
  queryShape: none,
  bodyShape: z.object({
    conversation: conversationIdShape,
    type: TicketType,
    title: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
    priority: z.optional(z.int().check(z.minimum(0), z.maximum(9))),
  }),
  answers: { 201: ChangedView },
  idempotencyKey: 'required',
  handle: (input) => {
    const { conversation, type, title, priority } = input.body
    return openTicketFor(request(input), conversation, { type, title, priority })
  },
})
