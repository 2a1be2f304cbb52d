import * as z from 'zod/mini'
import { Sender } from './customer.ts'
import { KeptFile, MailFacts } from './mail.ts'
import { Attachment } from './message.ts'

/** What came in, as kept: the one thing that is written before a webhook is acknowledged. */
export const Inbound = z.object({
  kind: z.literal('inbound'),
  v: z.literal(1),
  thread: z.string(),
  /** Hash of the provider's message id within the inbox: a redelivery meets the same item. */
  hash: z.string(),
  inbox: z.string(),
  channel: z.string(),
  /** What the channel calls the thread, needed to answer. */
  threadKey: z.string(),
  sender: Sender,
  /** Keyed hash of (inbox, sender): finds the customer again on another thread. */
  identity: z.string(),
  /** Hash of what the channel says of the sender. */
  profile: z.string(),
  text: z.string(),
  attachments: z.optional(z.array(Attachment)),
  files: z.optional(z.array(KeptFile)),
  mail: z.optional(MailFacts),
  sentAt: z.optional(z.number()),
  /** What the customer's side calls it, where it is shown to them again under that name. */
  providerId: z.optional(z.string()),
  receivedAt: z.number(),
  correlation: z.string(),
})
export type Inbound = z.infer<typeof Inbound>

/** Where one customer talks to one inbox. Written only when that changes. */
export const Thread = z.object({
  kind: z.literal('thread'),
  thread: z.string(),
  inbox: z.string(),
  channel: z.string(),
  customer: z.string(),
  threadKey: z.string(),
  senderId: z.string(),
})
export type Thread = z.infer<typeof Thread>
