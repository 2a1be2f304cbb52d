import * as z from 'zod/mini'
import { isRefusal } from '../../src/desk/refusal.ts'
import { conversationWith, eventsOf, messagesOf } from '../../src/flows/read.ts'
import { cursor, cursorOf, limit } from '../../src/http/cursor.ts'
import { route } from '../../src/http/route.ts'
import {
  ConversationView,
  conversationIdShape,
  EventsView,
  MessagesView,
  none,
} from '../../src/http/shapes.ts'
import { conversationView, eventView, messageView } from '../../src/http/views.ts'

const pathShape = z.object({ conversation: conversationIdShape })

export const conversation = route({
  method: 'GET',
  path: '/v1/conversations/{conversation}',
  summary: 'A conversation with its customer, who has it, and until when an answer is due.',
  pathShape,
  queryShape: none,
  bodyShape: none,
  answers: { 200: ConversationView },
  idempotencyKey: 'none',
  handle: async ({ caller, path }) => {
    const found = await conversationWith(path.conversation, caller)
    if (isRefusal(found)) return found
    return { status: 200, body: conversationView(found.head, found.customer) }
  },
})

/** A waiting reader asks again soon; one who is behind reads on at once. */
const pollAfterMs = 3000
const messagePlace = z.object({ seq: z.int().check(z.minimum(0)) })

export const conversationMessages = route({
  method: 'GET',
  path: '/v1/conversations/{conversation}/messages',
  summary:
    'Messages and notes in order. Read on from `next`, now or later: nothing is missed, and nothing comes twice.',
  pathShape,
  queryShape: z.object({ cursor: z.optional(cursor(messagePlace)), limit: limit(50, 200) }),
  bodyShape: none,
  answers: { 200: MessagesView },
  idempotencyKey: 'none',
  handle: async ({ caller, path, query }) => {
    const from = query.cursor?.seq ?? 0
    const found = await messagesOf(path.conversation, caller, from, query.limit)
    if (isRefusal(found)) return found
    const wait = found.length === query.limit ? 0 : pollAfterMs
    return {
      status: 200,
      pollAfterMs: wait,
      body: {
        items: found.map(messageView),
        next: cursorOf({ seq: found.at(-1)?.seq ?? from }),
        pollAfterMs: wait,
      },
    }
  },
})

export const eventPlace = z.object({ after: z.string().check(z.regex(/^[\d#]{1,40}$/)) })

export const conversationEvents = route({
  method: 'GET',
  path: '/v1/conversations/{conversation}/events',
  summary: 'What happened to a conversation, oldest first: the audit trail, in ids and codes.',
  pathShape,
  queryShape: z.object({ cursor: z.optional(cursor(eventPlace)), limit: limit(100, 200) }),
  bodyShape: none,
  answers: { 200: EventsView },
  idempotencyKey: 'none',
  handle: async ({ caller, path, query }) => {
    const found = await eventsOf(path.conversation, caller, query.limit, query.cursor?.after)
    if (isRefusal(found)) return found
    const next = found.next === undefined ? undefined : cursorOf({ after: found.next })
    return { status: 200, body: { items: found.events.map(eventView), next } }
  },
})
