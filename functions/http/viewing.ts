import * as z from 'zod/mini'
import { isRefusal } from '../../src/desk/refusal.ts'
import { agentViews } from '../../src/flows/agent-views.ts'
import { route } from '../../src/http/route.ts'
import { conversationIdShape, none } from '../../src/http/shapes.ts'

export const viewing = route({
  method: 'PUT',
  path: '/v1/conversations/{conversation}/viewing',
  summary:
    'Shows colleagues that I have it open, for 45 seconds: repeat it every 20. Typing is shown for 6, to a chat’s customer too.',
  pathShape: z.object({ conversation: conversationIdShape }),
  queryShape: none,
  bodyShape: z.object({ isTyping: z._default(z.boolean(), false) }),
  answers: { 204: undefined },
  idempotencyKey: 'none',
  handle: async ({ caller, path, body }) => {
    const result = await agentViews(path.conversation, caller, body)
    return isRefusal(result) ? result : { status: 204 }
  },
})
