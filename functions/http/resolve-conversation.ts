import * as z from 'zod/mini'
import { endConversation } from '../../src/flows/resolve.ts'
import { ChangedView } from '../../src/http/change-shapes.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import { conversationIdShape, none, RevisionShape } from '../../src/http/shapes.ts'

export const resolveConversation = route({
  method: 'POST',
  path: '/v1/conversations/{conversation}/resolve',
  summary: 'Ends a conversation that no ticket leads.',
  pathShape: z.object({ conversation: conversationIdShape }),
  queryShape: none,
  bodyShape: RevisionShape,
  answers: { 200: ChangedView },
  idempotencyKey: 'accepted',
  handle: (input) => endConversation(request(input), input.path.conversation),
})
