import * as z from 'zod/mini'
import type { Message } from '../../src/desk/message.ts'
import { isRefusal } from '../../src/desk/refusal.ts'
import { linkedFiles, linkedOriginal } from '../../src/flows/files.ts'
import { messagesOf } from '../../src/flows/read.ts'
import { cursor, cursorOf, limit } from '../../src/http/cursor.ts'
import { MessagesView } from '../../src/http/message-shapes.ts'
import { route } from '../../src/http/route.ts'
import { conversationIdShape, none } from '../../src/http/shapes.ts'
import { messageView } from '../../src/http/views.ts'

/** A waiting reader asks again soon; one who is behind reads on at once. */
const pollAfterMs = 3000
const withSigns = z
  .enum(['yes'])
  .check(z.describe('Tells also whether a chat’s customer types, and has read.'))
const messagePlace = z.object({ seq: z.int().check(z.minimum(0)) })

const linkedMessage = async (message: Message) =>
  messageView(message, await linkedFiles(message), await linkedOriginal(message))

export const conversationMessages = route({
  method: 'GET',
  path: '/v1/conversations/{conversation}/messages',
  summary:
    'Messages and notes in order. Read on from `next`, now or later: nothing is missed, and nothing comes twice.',
  pathShape: z.object({ conversation: conversationIdShape }),
  queryShape: z.object({
    cursor: z.optional(cursor(messagePlace)),
    limit: limit(50, 200),
    signs: z.optional(withSigns),
  }),
  bodyShape: none,
  answers: { 200: MessagesView },
  idempotencyKey: 'none',
  handle: async ({ caller, path, query }) => {
    const from = query.cursor?.seq ?? 0
    const asked = { seq: from, limit: query.limit, withSigns: query.signs === 'yes' }
    const page = await messagesOf(path.conversation, caller, asked)
    if (isRefusal(page)) return page
    const { messages: found, signs } = page
    const next = cursorOf({ seq: found.at(-1)?.seq ?? from })
    const wait = found.length === query.limit ? 0 : pollAfterMs
    return {
      status: 200,
      pollAfterMs: wait,
      body: { items: await Promise.all(found.map(linkedMessage)), next, pollAfterMs: wait, signs },
    }
  },
})
