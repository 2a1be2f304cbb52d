import * as z from 'zod/mini'
import { assignConversation as assign } from '../../src/flows/assign-by-hand.ts'
import { ChangedView } from '../../src/http/change-shapes.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import { conversationIdShape, none, revisionShape, slugShape } from '../../src/http/shapes.ts'

export const assignConversation = route({
  method: 'POST',
  path: '/v1/conversations/{conversation}/assign',
  summary:
    'Says who of its team has a case, or with null gives it back to the queue; its ticket goes along.',
  pathShape: z.object({ conversation: conversationIdShape }),
  queryShape: none,
  bodyShape: z.object({ agent: z.nullable(slugShape), revision: revisionShape }),
  answers: { 200: ChangedView },
  idempotencyKey: 'accepted',
  handle: (input) => assign(request(input), input.path.conversation, input.body.agent ?? undefined),
})
