import * as z from 'zod/mini'
import { issueText } from '../../desk/shape-words.ts'
import { jsonBody } from '../../platform/json.ts'
import type { Arrived, ChannelRequest, Rejection } from '../contract.ts'
import { readVisitor, type Visitor } from './token.ts'

export const textLettersMax = 4000

/** What a visitor's browser sends. */
export const ChatMessage = z.object({
  /** The browser's own: the same one again is the same message. */
  id: z.string().check(z.regex(/^[\w-]{8,64}$/, 'Must be 8 to 64 letters, digits, - and _.')),
  text: z.string().check(z.minLength(1), z.maxLength(textLettersMax)),
  name: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
  email: z.optional(z.email().check(z.maxLength(254))),
})

export const parse = ({ headers, body }: ChannelRequest): readonly Arrived[] | Rejection => {
  const visitor = readVisitor(headers.authorization)
  const json = jsonBody(body)
  if (visitor === undefined || json === undefined) {
    return { status: 400, detail: 'The body is not JSON in UTF-8.' }
  }
  const result = ChatMessage.safeParse(json.value)
  if (!result.success) {
    return {
      status: 400,
      detail: 'The body is not a message.',
      errors: result.error.issues.map((issue) => ({
        path: `/${issue.path.join('/')}`,
        detail: issueText(issue),
      })),
    }
  }
  const { id, text } = result.data
  return [
    {
      // Each thread has ids of its own: nobody can swallow another's message by guessing its id.
      dedupe: `${visitor.sub} ${id}`,
      threadKey: visitor.sub,
      sender: senderOf(visitor, result.data),
      text,
      attachments: undefined,
      sentAt: undefined,
      providerId: id,
    },
  ]
}

/** For a customer the company vouches; what an anonymous visitor says of themselves is believed as far as it goes. */
const senderOf = (
  { sub, isCustomer, profile }: Visitor,
  { name, email }: z.infer<typeof ChatMessage>,
): Arrived['sender'] => {
  if (isCustomer) return { id: sub, ...profile }
  return {
    id: sub,
    ...profile,
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
  }
}
