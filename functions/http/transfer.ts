import * as z from 'zod/mini'
import { moveConversation, moveTicket } from '../../src/flows/transfer.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import {
  ChangedView,
  conversationIdShape,
  none,
  slugShape,
  ticketNumberShape,
} from '../../src/http/shapes.ts'

const bodyShape = z.object({ team: slugShape, agent: z.optional(slugShape) })

export const transferConversation = route({
  method: 'POST',
  path: '/v1/conversations/{conversation}/transfer',
  summary: 'Moves a conversation to a team, or to one of its agents.',
  pathShape: z.object({ conversation: conversationIdShape }),
  queryShape: none,
  bodyShape,
  answers: { 200: ChangedView },
  idempotencyKey: 'accepted',
  handle: (input) =>
    moveConversation(request(input), input.path.conversation, {
      team: input.body.team,
      agent: input.body.agent,
    }),
})

export const transferTicket = route({
  method: 'POST',
  path: '/v1/tickets/{ticket}/transfer',
  summary: 'Moves a ticket, and its conversations with it, to a team or to one of its agents.',
  pathShape: z.object({ ticket: ticketNumberShape }),
  queryShape: none,
  bodyShape,
  answers: { 200: ChangedView },
  idempotencyKey: 'accepted',
  handle: (input) =>
    moveTicket(request(input), input.path.ticket, {
      team: input.body.team,
      agent: input.body.agent,
    }),
})
