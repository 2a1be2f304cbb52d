import * as z from 'zod/mini'
import { MentionPosition, myMentions as readMyMentions } from '../../src/flows/mentions.ts'
import { cursor, cursorOf, limit } from '../../src/http/cursor.ts'
import { MentionsView } from '../../src/http/read-shapes.ts'
import { route } from '../../src/http/route.ts'
import { none } from '../../src/http/shapes.ts'
import { foundView, iso } from '../../src/http/views.ts'

/** When a list of mentions should be asked for again. */
const pollAfterMs = 10_000

export const myMentions = route({
  method: 'GET',
  path: '/v1/me/mentions',
  summary:
    'Notes that name me, newest first, with their cases. Poll with If-None-Match; 304 says that nothing changed.',
  pathShape: none,
  queryShape: z.object({ cursor: z.optional(cursor(MentionPosition)), limit: limit(20, 50) }),
  bodyShape: none,
  answers: { 200: MentionsView, 304: undefined },
  idempotencyKey: 'none',
  handle: async ({ caller, query, ifNoneMatch }) => {
    const { tag, found } = await readMyMentions(caller, query.limit, query.cursor, ifNoneMatch)
    if (found === 'unchanged') return { status: 304, etag: tag, pollAfterMs }
    const items = found.items.map(({ head, at, ...mention }) => ({
      ...mention,
      at: iso(at),
      case: foundView(head),
    }))
    const body = { items, next: found.next && cursorOf(found.next), pollAfterMs }
    return { status: 200, etag: tag, pollAfterMs, body }
  },
})
