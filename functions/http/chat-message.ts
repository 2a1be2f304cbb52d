import * as z from 'zod/mini'
import { webchat } from '../../src/channels/webchat/channel.ts'
import { chatOverLimit } from '../../src/flows/limits.ts'
import { receive } from '../../src/flows/receive.ts'
import { seated } from '../../src/flows/visitor.ts'
import { chatRoute, forVisitors } from '../../src/http/chat-api.ts'
import { nothing } from '../../src/http/chat-views.ts'
import { tooMany } from '../../src/http/problem.ts'
import { receivedAnswer } from '../../src/http/received.ts'

/** `POST /chat/{inbox}/messages`: stored before it is acknowledged, as every channel's. */
export const chatMessage = chatRoute({
  method: 'POST',
  path: '/messages',
  queryShape: nothing,
  // The channel reads the body itself.
  bodyShape: z.unknown(),
  handle: forVisitors(seated, async ({ chat, thread, address, event }) => {
    const wait = await chatOverLimit(thread, address)
    if (wait > 0) return tooMany(wait)
    const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
    const { requestId } = event.requestContext
    return receivedAnswer(
      await receive({ webchat }, chat.inbox, { headers: event.headers, body }, requestId),
    )
  }),
})
