import * as z from 'zod/mini'
import { ChatPlace } from '../../src/desk/chat.ts'
import { customerReads, customerTypes } from '../../src/flows/chat.ts'
import { seated } from '../../src/flows/visitor.ts'
import { chatRoute, forVisitors } from '../../src/http/chat-api.ts'
import { done, nothing } from '../../src/http/chat-views.ts'
import { cursor } from '../../src/http/cursor.ts'

/** `POST /chat/{inbox}/read`: the customer has seen everything up to here. */
export const chatRead = chatRoute({
  method: 'POST',
  path: '/read',
  queryShape: nothing,
  bodyShape: z.object({ cursor: cursor(ChatPlace) }),
  handle: forVisitors(seated, async ({ thread, body }) => {
    await customerReads(thread, body.cursor)
    return done
  }),
})

/** `POST /chat/{inbox}/typing`: the customer types. */
export const chatTyping = chatRoute({
  method: 'POST',
  path: '/typing',
  queryShape: nothing,
  bodyShape: nothing,
  handle: forVisitors(seated, async ({ thread }) => {
    await customerTypes(thread)
    return done
  }),
})
