import * as z from 'zod/mini'
import { Sender } from '../../src/desk/customer.ts'
import { addressOverLimit } from '../../src/flows/limits.ts'
import { welcome } from '../../src/flows/visitor.ts'
import { chatRoute } from '../../src/http/chat-api.ts'
import { json, nothing } from '../../src/http/chat-views.ts'
import { problem, tooMany } from '../../src/http/problem.ts'

const token = z.string().check(z.maxLength(8192))

/** `POST /chat/{inbox}/visitors`: a token for who writes. */
export const chatVisitor = chatRoute({
  method: 'POST',
  path: '/visitors',
  queryShape: nothing,
  bodyShape: z.object({
    token: z.optional(token),
    customerToken: z.optional(token),
    // A browser may say something that is no language (`en-US@posix`): nobody is turned away for it.
    locale: z.catch(Sender.shape.locale, undefined),
  }),
  handle: async ({ chat, body, address }) => {
    const wait = await addressOverLimit('visitors', address)
    if (wait !== undefined) return tooMany(wait)
    const found = await welcome(chat, body)
    if ('detail' in found) return problem('unverified', found.detail)
    return json(200, { ...found, expiresAt: new Date(found.expiresAt).toISOString() })
  },
})
