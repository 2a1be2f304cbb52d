import * as z from 'zod/mini'
import { sawMentions } from '../../src/flows/mentions.ts'
import { route } from '../../src/http/route.ts'
import { momentShape, none } from '../../src/http/shapes.ts'

export const mentionsSeen = route({
  method: 'PUT',
  path: '/v1/me/mentions',
  summary: 'Says that I have seen the notes that name me, up to a moment.',
  pathShape: none,
  queryShape: none,
  bodyShape: z.object({ seenTo: momentShape }),
  answers: { 204: undefined },
  idempotencyKey: 'none',
  handle: async ({ caller, body }) => {
    await sawMentions(caller, body.seenTo)
    return { status: 204 }
  },
})
