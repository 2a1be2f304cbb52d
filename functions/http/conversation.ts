import * as z from 'zod/mini'
import { isRefusal } from '../../src/desk/refusal.ts'
import { conversationWith } from '../../src/flows/read.ts'
import { ConversationView } from '../../src/http/read-shapes.ts'
import { route } from '../../src/http/route.ts'
import { conversationIdShape, none } from '../../src/http/shapes.ts'
import { conversationView } from '../../src/http/views.ts'

export const conversation = route({
  method: 'GET',
  path: '/v1/conversations/{conversation}',
  summary: 'A conversation with its customer, who has it, and until when an answer is due.',
  pathShape: z.object({ conversation: conversationIdShape }),
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
