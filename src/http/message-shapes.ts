import * as z from 'zod/mini'
import { MailAddress } from '../desk/mail.ts'
import { Attachment, DeliveryState } from '../desk/message.ts'
import { Moment } from './shapes.ts'

/** The shapes of what readers get of messages: apart, so that only functions that read have them in their bundles. */

/** `url` is good for some minutes where the desk keeps the file: read the message again for another one. */
export const AttachmentView = z.extend(Attachment, {
  bytes: z.optional(z.int()),
  /** Shown within the text of a mail. */
  isInline: z.optional(z.boolean()),
})

export const MailView = z.object({
  subject: z.string(),
  from: z.optional(MailAddress),
  /** Who else got it. */
  others: z.array(z.string()),
  /** False: it may be from anybody, whatever it says. */
  isProven: z.boolean(),
  /** Why it counts as written by a machine. */
  automatic: z.optional(z.string()),
  forwardedBy: z.optional(MailAddress),
  /** Somebody else than the customer wrote it. */
  isByGuest: z.optional(z.boolean()),
  /** All that it says, where the text is less: HTML made safe, or the whole text. */
  original: z.optional(AttachmentView),
})

export const UploadView = z.object({
  id: z.string(),
  upload: z.object({
    method: z.enum(['PUT']),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
  }),
  expiresAt: Moment,
})

export const MessageView = z.object({
  seq: z.int(),
  direction: z.enum(['inbound', 'outbound', 'note']),
  text: z.string(),
  agent: z.optional(z.string()),
  /** Colleagues whom a note names. */
  mentions: z.optional(z.array(z.string())),
  at: Moment,
  sentAt: z.optional(Moment),
  attachments: z.optional(z.array(AttachmentView)),
  mail: z.optional(MailView),
  /** The desk wrote it by itself. */
  isAutomatic: z.optional(z.boolean()),
  delivery: z.optional(DeliveryState),
  failure: z.optional(z.string()),
})

export const MessagesView = z.object({
  items: z.array(MessageView),
  /** Always given: reading on from it misses nothing. */
  next: z.string(),
  pollAfterMs: z.int(),
  /** Where they were asked for: what a web chat's customer does besides writing, and which colleagues have it open. */
  signs: z.optional(
    z.object({
      isTyping: z.boolean(),
      readTo: z.int(),
      agents: z.array(z.object({ agent: z.string(), isTyping: z.boolean() })),
    }),
  ),
})
