import { expect, test } from 'vitest'
import type * as z from 'zod/mini'
import type { Event } from '../../src/desk/event.ts'
import { MessageView } from '../../src/http/message-shapes.ts'
import { ConversationView, EventView, TicketView } from '../../src/http/read-shapes.ts'
import { conversationView, eventView, messageView, ticketView } from '../../src/http/views.ts'
import { aConversation, aCustomer, aReply, aTicket, nine } from '../desk/a-desk.ts'

const event: Event = {
  type: 'target.missed',
  at: nine,
  correlation: 'c',
  conversation: 'x.1',
  target: 'resolution',
  dueAt: nine,
  team: 'service',
}
const full = { missedAt: nine, target: 'resolution' as const, dueAt: nine }

test.each([
  ['a conversation', ConversationView, conversationView(aConversation(), aCustomer())],
  [
    'a resolved one of an erased customer',
    ConversationView,
    conversationView(
      aConversation({ state: 'resolved', resolvedAt: nine, deadlines: [full] }),
      undefined,
    ),
  ],
  [
    'a message',
    MessageView,
    messageView(aReply({ sentAt: nine, failure: 'http-410' }), [], undefined),
  ],
  ['an event', EventView, eventView(event)],
  ['a ticket', TicketView, ticketView(aTicket({ resolvedAt: nine }))],
] as readonly [string, z.ZodMiniType, object][])(
  '%s is shown as documented, and with nothing else',
  (_, shape, view) => {
    const shown = JSON.parse(JSON.stringify(view))
    expect(shape.parse(shown)).toEqual(shown)
  },
)

test('times are shown in UTC as ISO 8601', () => {
  expect(ticketView(aTicket()).openedAt).toBe('2026-03-02T08:00:00.000Z')
})

test('what is the store’s own is not shown', () => {
  const text = JSON.stringify([conversationView(aConversation(), undefined), eventView(event)])
  for (const own of ['correlation', 'profile', 'rev"', 'kind']) expect(text).not.toContain(own)
})
