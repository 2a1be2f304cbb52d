import * as z from 'zod/mini'
import { Sender } from '../../desk/customer.ts'
import { Attachment } from '../../desk/message.ts'
import { issueText } from '../../desk/shape-words.ts'
import { jsonBody } from '../../platform/json.ts'
import type { Arrived, ChannelRequest, Rejection } from '../contract.ts'

const isoMoment = z.iso.datetime({ offset: true })

/** `message.created`: what a customer wrote in the company's own app. Unknown fields are let through. */
export const MessageCreated = z.object({
  type: z.literal('message.created'),
  timestamp: isoMoment,
  data: z.object({
    /** The app's own name of the thread; without one it is the sender's id. */
    thread: z.optional(z.string().check(z.minLength(1), z.maxLength(256))),
    sender: Sender,
    message: z.object({
      text: z.string().check(z.minLength(1), z.maxLength(20_000)),
      sentAt: z.optional(isoMoment),
      attachments: z.optional(z.array(Attachment).check(z.maxLength(20))),
    }),
  }),
})

export const parse = ({ headers, body }: ChannelRequest): readonly Arrived[] | Rejection => {
  const json = jsonBody(body)
  if (json === undefined) return { status: 400, detail: 'The body is not JSON in UTF-8.' }
  const result = MessageCreated.safeParse(json.value)
  if (!result.success) {
    return {
      status: 400,
      detail: 'The body is not a message.created event.',
      errors: result.error.issues.map((issue) => ({
        path: issue.path.join('.'),
        detail: issueText(issue),
      })),
    }
  }
  const { thread, sender, message } = result.data.data
  return [
    {
      dedupe: headers['webhook-id'] ?? '',
      threadKey: thread ?? sender.id,
      sender,
      text: message.text,
      attachments: message.attachments,
      sentAt: message.sentAt === undefined ? undefined : Date.parse(message.sentAt),
    },
  ]
}
