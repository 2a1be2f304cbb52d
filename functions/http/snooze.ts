import * as z from 'zod/mini'
import { snoozeConversation } from '../../src/flows/snooze.ts'
import { ChangedView } from '../../src/http/change-shapes.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import { conversationIdShape, momentShape, none, revisionShape } from '../../src/http/shapes.ts'

export const snooze = route({
  method: 'POST',
  path: '/v1/conversations/{conversation}/snooze',
  summary:
    'Puts a conversation aside until a moment, or with null takes it out again. It comes back when its customer writes.',
  pathShape: z.object({ conversation: conversationIdShape }),
  queryShape: none,
  bodyShape: z.object({ until: z.nullable(momentShape), revision: revisionShape }),
  answers: { 200: ChangedView },
  idempotencyKey: 'accepted',
  handle: (input) =>
    snoozeConversation(request(input), input.path.conversation, input.body.until ?? undefined),
})
