import * as z from 'zod/mini'
import { reopenConversation as reopen } from '../../src/flows/reopen.ts'
import { ChangedView } from '../../src/http/change-shapes.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import { conversationIdShape, none, RevisionShape } from '../../src/http/shapes.ts'

export const reopenConversation = route({
  method: 'POST',
  path: '/v1/conversations/{conversation}/reopen',
  summary:
    'Goes on with a resolved conversation, and its ticket. A survey that was not sent yet is not sent.',
  pathShape: z.object({ conversation: conversationIdShape }),
  queryShape: none,
  bodyShape: RevisionShape,
  answers: { 200: ChangedView },
  idempotencyKey: 'accepted',
  handle: (input) => reopen(request(input), input.path.conversation),
})
