import * as z from 'zod/mini'
import { FileIds } from '../../desk/files.ts'
import { issueText } from '../../desk/shape-words.ts'
import { jsonBody } from '../../platform/json.ts'
import type { Arrived, ChannelRequest, Rejection } from '../contract.ts'
import { readVisitor, type Visitor } from './token.ts'

export const textLettersMax = 4000

/** The browser's own: the same one again is the same message. */
const id = z.string().check(z.regex(/^[\w-]{8,64}$/, 'Must be 8 to 64 letters, digits, - and _.'))
const text = z.string().check(z.maxLength(textLettersMax))
const contact = {
  name: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
  email: z.optional(z.email().check(z.maxLength(254))),
}

/** What a visitor's browser sends: a text, or files with or without one. */
export const ChatMessage = z.object({ id, text: text.check(z.minLength(1)), ...contact })
export const ChatMessageWithFiles = z.object({
  id,
  text: z._default(text, ''),
  /** Ids of files that this browser uploaded. */
  attachments: FileIds,
  ...contact,
})

type Sent = z.infer<typeof ChatMessage> &
  Partial<Pick<z.infer<typeof ChatMessageWithFiles>, 'attachments'>>

const hasFiles = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'attachments' in value

export const parse = ({ headers, body }: ChannelRequest): readonly Arrived[] | Rejection => {
  const visitor = readVisitor(headers.authorization)
  const json = jsonBody(body)
  if (visitor === undefined || json === undefined) {
    return { status: 400, detail: 'The body is not JSON in UTF-8.' }
  }
  const shape: z.ZodMiniType<Sent> = hasFiles(json.value) ? ChatMessageWithFiles : ChatMessage
  const result = shape.safeParse(json.value)
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
  const { id: messageId, text: said, attachments: uploads } = result.data
  return [
    {
      // Each thread has ids of its own: nobody can swallow another's message by guessing its id.
      dedupe: `${visitor.sub} ${messageId}`,
      threadKey: visitor.sub,
      sender: senderOf(visitor, result.data),
      text: said,
      attachments: undefined,
      ...(uploads === undefined ? {} : { uploads }),
      sentAt: undefined,
      providerId: messageId,
    },
  ]
}

/** For a customer the company vouches; what an anonymous visitor says of themselves is believed as far as it goes. */
const senderOf = (
  { sub, isCustomer, profile }: Visitor,
  { name, email }: Pick<z.infer<typeof ChatMessage>, 'name' | 'email'>,
): Arrived['sender'] => {
  if (isCustomer) return { id: sub, ...profile }
  return {
    id: sub,
    ...profile,
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
  }
}
