import * as z from 'zod/mini'
import { ChatPlace } from '../../src/desk/chat.ts'
import { readChat, readChatBefore } from '../../src/flows/chat.ts'
import { seated } from '../../src/flows/visitor.ts'
import { chatRoute, forVisitors } from '../../src/http/chat-api.ts'
import { json, nothing, placeCursor, saidView } from '../../src/http/chat-views.ts'
import { cursor } from '../../src/http/cursor.ts'

/** `GET /chat/{inbox}/messages`: what was said, by a cursor that misses nothing. */
export const chatMessages = chatRoute({
  method: 'GET',
  path: '/messages',
  queryShape: z.object({
    after: z.optional(cursor(ChatPlace)),
    before: z.optional(cursor(ChatPlace)),
  }),
  bodyShape: nothing,
  handle: forVisitors(seated, async ({ thread, query }) => {
    if (query.before !== undefined) {
      const { said, earlier } = await readChatBefore(thread, query.before)
      return json(200, { items: said.map(saidView), earlier: placeCursor(earlier) })
    }
    const reading = await readChat(thread, query.after)
    return json(200, {
      items: reading.said.map(saidView),
      next: placeCursor(reading.next),
      earlier: placeCursor(reading.earlier),
      isTyping: reading.isTyping,
      pollAfterMs: reading.pollMilliseconds,
    })
  }),
})
