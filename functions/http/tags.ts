import * as z from 'zod/mini'
import { tagsMax } from '../../src/desk/tagging.ts'
import { tagConversation } from '../../src/flows/tag.ts'
import { TagsView } from '../../src/http/change-shapes.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import { conversationIdShape, none, revisionShape, slugShape } from '../../src/http/shapes.ts'

export const tags = route({
  method: 'PUT',
  path: '/v1/conversations/{conversation}/tags',
  summary: 'Gives a conversation these tags, in place of those that it had.',
  pathShape: z.object({ conversation: conversationIdShape }),
  queryShape: none,
  bodyShape: z.object({
    tags: z.array(slugShape).check(z.maxLength(tagsMax)),
    revision: revisionShape,
  }),
  answers: { 200: TagsView },
  idempotencyKey: 'none',
  handle: (input) => tagConversation(request(input), input.path.conversation, input.body.tags),
})
