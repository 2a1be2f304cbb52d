import * as z from 'zod/mini'
import { moveConversation } from '../../src/flows/transfer.ts'
import { ChangedView } from '../../src/http/change-shapes.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import { conversationIdShape, HandoverShape, none } from '../../src/http/shapes.ts'

export const transferConversation = route({
  method: 'POST',
  path: '/v1/conversations/{conversation}/transfer',
  summary: 'Moves a conversation to a team, or to one of its agents, with a note for them.',
  pathShape: z.object({ conversation: conversationIdShape }),
  queryShape: none,
  bodyShape: HandoverShape,
  answers: { 200: ChangedView },
  idempotencyKey: 'accepted',
  handle: (input) =>
    moveConversation(request(input), input.path.conversation, {
      team: input.body.team,
      agent: input.body.agent,
      note: input.body.note,
    }),
})
