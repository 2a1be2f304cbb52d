import * as z from 'zod/mini'
import { mentionsMax } from '../../src/desk/mentioning.ts'
import { note as writeNote } from '../../src/flows/reply.ts'
import { WrittenView } from '../../src/http/change-shapes.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import { conversationIdShape, none, noteShape, slugShape } from '../../src/http/shapes.ts'

export const note = route({
  method: 'POST',
  path: '/v1/conversations/{conversation}/notes',
  summary:
    'Writes a note for colleagues; the customer never sees it. Who is mentioned finds it in their list, and may read the case from then on.',
  pathShape: z.object({ conversation: conversationIdShape }),
  queryShape: none,
  bodyShape: z.object({
    text: noteShape,
    mentions: z.optional(z.array(slugShape).check(z.maxLength(mentionsMax))),
  }),
  answers: { 201: WrittenView },
  idempotencyKey: 'required',
  handle: (input) => writeNote(request(input), input.path.conversation, input.body),
})
