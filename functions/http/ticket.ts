import * as z from 'zod/mini'
import { isRefusal } from '../../src/desk/refusal.ts'
import { eventsOfTicket, ticketOf } from '../../src/flows/read.ts'
import { cursor, cursorOf, limit } from '../../src/http/cursor.ts'
import { route } from '../../src/http/route.ts'
import { EventsView, none, TicketView, ticketNumberShape } from '../../src/http/shapes.ts'
import { eventView, ticketView } from '../../src/http/views.ts'
import { eventPlace } from './conversation.ts'

const pathShape = z.object({ ticket: ticketNumberShape })

export const ticket = route({
  method: 'GET',
  path: '/v1/tickets/{ticket}',
  summary: 'A ticket with its linked conversations and its deadlines.',
  pathShape,
  queryShape: none,
  bodyShape: none,
  answers: { 200: TicketView },
  idempotencyKey: 'none',
  handle: async ({ caller, path }) => {
    const found = await ticketOf(path.ticket, caller)
    return isRefusal(found) ? found : { status: 200, body: ticketView(found) }
  },
})

export const ticketEvents = route({
  method: 'GET',
  path: '/v1/tickets/{ticket}/events',
  summary: 'What happened to a ticket, oldest first.',
  pathShape,
  queryShape: z.object({ cursor: z.optional(cursor(eventPlace)), limit: limit(100, 200) }),
  bodyShape: none,
  answers: { 200: EventsView },
  idempotencyKey: 'none',
  handle: async ({ caller, path, query }) => {
    const found = await eventsOfTicket(path.ticket, caller, query.limit, query.cursor?.after)
    if (isRefusal(found)) return found
    const next = found.next === undefined ? undefined : cursorOf({ after: found.next })
    return { status: 200, body: { items: found.events.map(eventView), next } }
  },
})
