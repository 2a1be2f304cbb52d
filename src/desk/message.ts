import * as z from 'zod/mini'
import { KeptFile, MailFacts } from './mail.ts'

export const Attachment = z.object({
  /** Agents open it: no scheme but the web's. */
  url: z.url({ protocol: /^https?$/ }).check(z.maxLength(2048)),
  name: z.optional(z.string().check(z.maxLength(255))),
  contentType: z.optional(z.string().check(z.maxLength(127))),
})
export type Attachment = z.infer<typeof Attachment>

/** Where an outbound message stands. `unconfirmed`: the channel was called and its answer never came. */
export const DeliveryState = z.enum([
  'queued',
  'sending',
  'sent',
  'delivered',
  'read',
  'failed',
  'unconfirmed',
])
export type DeliveryState = z.infer<typeof DeliveryState>

export const Message = z.object({
  kind: z.literal('message'),
  thread: z.string(),
  episode: z.int(),
  seq: z.int(),
  direction: z.enum(['inbound', 'outbound', 'note']),
  text: z.string(),
  /** The agent who wrote it; the customer's messages have none. */
  agent: z.optional(z.string()),
  /** Colleagues whom a note names. */
  mentions: z.optional(z.array(z.string())),
  /** When we kept it. Targets and numbers count from here. */
  at: z.number(),
  /** When the customer's side says that it was written. */
  sentAt: z.optional(z.number()),
  attachments: z.optional(z.array(Attachment)),
  files: z.optional(z.array(KeptFile)),
  mail: z.optional(MailFacts),
  /** The desk wrote it by itself: an acknowledgement. */
  isAutomatic: z.optional(z.boolean()),
  correlation: z.string(),
  delivery: z.optional(DeliveryState),
  /** The reply before this one: it is sent first. */
  after: z.optional(z.int()),
  inbox: z.optional(z.string()),
  tries: z.optional(z.int()),
  /** Not to be tried before this moment. */
  tryAt: z.optional(z.number()),
  leaseUntil: z.optional(z.number()),
  dueAt: z.optional(z.number()),
  providerId: z.optional(z.string()),
  /** Why it failed, as a code. */
  failure: z.optional(z.string()),
})
export type Message = z.infer<typeof Message>
