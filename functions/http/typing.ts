import * as z from 'zod/mini'
import { isRefusal } from '../../src/desk/refusal.ts'
import { agentTypes } from '../../src/flows/agent-types.ts'
import { route } from '../../src/http/route.ts'
import { conversationIdShape, none } from '../../src/http/shapes.ts'

export const typing = route({
  method: 'POST',
  path: '/v1/conversations/{conversation}/typing',
  summary: 'Shows a web chat’s customer that somebody types, for 6 seconds: repeat it every 4.',
  pathShape: z.object({ conversation: conversationIdShape }),
  queryShape: none,
  bodyShape: none,
  answers: { 204: undefined },
  idempotencyKey: 'accepted',
  handle: async ({ caller, path }) => {
    const result = await agentTypes(path.conversation, caller)
    return isRefusal(result) ? result : { status: 204 }
  },
})
