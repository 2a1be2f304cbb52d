import * as z from 'zod/mini'
import { FileIds } from '../../src/desk/files.ts'
import { reply as sendReply } from '../../src/flows/reply.ts'
import { WrittenView } from '../../src/http/change-shapes.ts'
import { request } from '../../src/http/request.ts'
import { route } from '../../src/http/route.ts'
import { conversationIdShape, none } from '../../src/http/shapes.ts'

export const reply = route({
  method: 'POST',
  path: '/v1/conversations/{conversation}/replies',
  summary:
    'Answers the customer. The reply is kept as queued; its delivery state follows in the messages.',
  pathShape: z.object({ conversation: conversationIdShape }),
  queryShape: none,
  bodyShape: z
    .object({
      text: z._default(z.string().check(z.trim(), z.maxLength(20_000)), ''),
      attachments: z.optional(FileIds),
    })
    .check(
      z.refine(
        ({ text, attachments }) => text !== '' || attachments !== undefined,
        'Must have a text or a file.',
      ),
    ),
  answers: { 201: WrittenView },
  idempotencyKey: 'required',
  handle: (input) => sendReply(request(input), input.path.conversation, input.body),
})
