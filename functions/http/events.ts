import * as z from 'zod/mini'
import { isRefusal, type Refusal } from '../../src/desk/refusal.ts'
import { type EventPage, eventsOf, eventsOfTicket } from '../../src/flows/read.ts'
import { cursor, cursorOf, limit } from '../../src/http/cursor.ts'
import { EventsView } from '../../src/http/read-shapes.ts'
import { route, type Success } from '../../src/http/route.ts'
import { conversationIdShape, none, ticketNumberShape } from '../../src/http/shapes.ts'
import { eventView } from '../../src/http/views.ts'

/** Where a reader of a trail stands. */
export const eventPlace = z.object({ after: z.string().check(z.regex(/^[\d#]{1,40}$/)) })

/** What both audit trails have in common: all but whose it is. */
const trail = {
  method: 'GET',
  queryShape: z.object({ cursor: z.optional(cursor(eventPlace)), limit: limit(100, 200) }),
  bodyShape: none,
  answers: { 200: EventsView },
  idempotencyKey: 'none',
} as const

const answered = (found: EventPage | Refusal): Success | Refusal => {
  if (isRefusal(found)) return found
  const next = found.next === undefined ? undefined : cursorOf({ after: found.next })
  return { status: 200, body: { items: found.events.map(eventView), next } }
}

export const conversationEvents = route({
  ...trail,
  path: '/v1/conversations/{conversation}/events',
  summary: 'What happened to a conversation, oldest first: the audit trail, in ids and codes.',
  pathShape: z.object({ conversation: conversationIdShape }),
  handle: async ({ caller, path, query }) =>
    answered(await eventsOf(path.conversation, caller, query.limit, query.cursor?.after)),
})

export const ticketEvents = route({
  ...trail,
  path: '/v1/tickets/{ticket}/events',
  summary: 'What happened to a ticket, oldest first.',
  pathShape: z.object({ ticket: ticketNumberShape }),
  handle: async ({ caller, path, query }) =>
    answered(await eventsOfTicket(path.ticket, caller, query.limit, query.cursor?.after)),
})
