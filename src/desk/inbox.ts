import * as z from 'zod/mini'
import { Hours } from './hours.ts'
import { languages } from './language.ts'
import { slug } from './slug.ts'

const shared = {
  /** The team that new conversations go to. */
  team: slug,
  language: z.enum(languages),
  /** Who has all of these comes first for its cases. */
  skills: z.optional(z.array(slug).check(z.maxLength(20))),
}

/** Own apps, by signed webhooks. */
export const WebhookInbox = z.strictObject({
  channel: z.literal('webhook'),
  ...shared,
  /** Where replies are posted. */
  callback: z.url(),
})
export type WebhookInbox = z.infer<typeof WebhookInbox>

/** A chat on the company's own pages. */
export const ChatInbox = z.strictObject({
  channel: z.literal('webchat'),
  ...shared,
  /** What the head of the chat says; without it the desk's name. */
  name: z.optional(z.string().check(z.minLength(1), z.maxLength(80))),
  /** Shown above an empty chat. */
  greeting: z.optional(z.string().check(z.minLength(1), z.maxLength(500))),
  /** Pages of these origins (RFC 6454) may use it. */
  origins: z.array(z.string()).check(z.minLength(1), z.maxLength(50)),
  /** When somebody is there; without them always. */
  hours: z.optional(Hours),
  /** The mail inbox by which replies go on that nobody has read in the chat. */
  goesOnByMail: z.optional(slug),
})
export type ChatInbox = z.infer<typeof ChatInbox>

/** A mail address that customers write to. */
export const MailInbox = z.strictObject({
  channel: z.literal('mail'),
  ...shared,
  /** SES receives what is sent to its domain: `support@example.com`. */
  address: z.email().check(z.maxLength(254)),
  /** What mails call the inbox; without it the desk's name. */
  name: z.optional(z.string().check(z.minLength(1), z.maxLength(80))),
  /** Whole addresses, or `@example.com`: what they forward is from whom they had it. */
  staff: z.optional(z.array(z.string().check(z.maxLength(254))).check(z.maxLength(100))),
  /** When somebody is there; without them always. */
  hours: z.optional(Hours),
  /** Whether each case is acknowledged by a mail with its number and until when an answer is due. */
  acknowledges: z.optional(z.boolean()),
  /** Whether who writes outside the hours is told when somebody is there again, once in each case. */
  tellsWhenClosed: z.optional(z.boolean()),
})
export type MailInbox = z.infer<typeof MailInbox>

/** Where customers reach the desk. */
export const Inbox = z.discriminatedUnion('channel', [WebhookInbox, ChatInbox, MailInbox])
export type Inbox = z.infer<typeof Inbox>
