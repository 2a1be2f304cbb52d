import * as z from 'zod/mini'
import { note as writeNote } from '../../src/flows/reply.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import { conversationIdShape, none, noteShape, WrittenView } from '../../src/http/shapes.ts'

export const note = route({
  method: 'POST',
  path: '/v1/conversations/{conversation}/notes',
  summary: 'Writes a note for colleagues; the customer never sees it.',
  pathShape: z.object({ conversation: conversationIdShape }),
  queryShape: none,
  bodyShape: z.object({ text: noteShape }),
  answers: { 201: WrittenView },
  idempotencyKey: 'required',
  handle: (input) => writeNote(request(input), input.path.conversation, input.body.text),
})
