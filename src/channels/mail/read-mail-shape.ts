import * as z from 'zod/mini'
import { limits } from './limits.ts'

/** A verdict of SES: https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html */
export const Verdict = z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED'])
export type Verdict = z.infer<typeof Verdict>

/** What was said outside the mail: by SMTP, and by SES, which checked it. */
export const Envelope = z.object({
  /** The return path; empty for what machines send (RFC 5321, section 4.5.5). */
  sender: z.string(),
  recipients: z.array(z.string()),
  verdicts: z.object({
    spam: Verdict,
    virus: Verdict,
    spf: Verdict,
    dkim: Verdict,
    dmarc: Verdict,
  }),
})
export type Envelope = z.infer<typeof Envelope>

/** Whom the desk knows as its own: whole addresses, or `@example.com` for all of a domain. */
export interface Own {
  /** The desk's addresses: a mail from one of them is a loop. */
  readonly inboxes: readonly string[]
  /** Those who may forward a customer's mail. */
  readonly staff: readonly string[]
}

export const Mailbox = z.object({
  address: z
    .string()
    .check(z.maxLength(limits.addressLettersMax), z.regex(/^[^\s@<>]+@[^\s@<>]+$/)),
  name: z.optional(z.string().check(z.minLength(1), z.maxLength(limits.nameLettersMax))),
})
export type Mailbox = z.infer<typeof Mailbox>

/** `isCut`: there was more, and the raw mail has it. */
export const BoundedText = z.object({
  text: z.string().check(z.maxLength(limits.textLettersMax)),
  isCut: z.boolean(),
})
export type BoundedText = z.infer<typeof BoundedText>

export const MailFile = z.object({
  /** Safe as a file's name; unique within the mail. */
  name: z.string().check(z.minLength(1), z.maxLength(limits.fileNameLettersMax)),
  contentType: z.string().check(z.maxLength(127)),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  contentId: z.optional(z.string()),
  /** Shown within the text, and no file that somebody chose to send. */
  isInline: z.boolean(),
})
export type MailFile = z.infer<typeof MailFile>

/** Why a mail was sent by a machine, or must be treated so. RFC 3834, and what mail programs really do. */
export const AutomaticReason = z.enum([
  'spam',
  'own-address',
  'empty-return-path',
  'report',
  'auto-submitted',
  'list',
  'precedence',
  'auto-response-suppress',
  'loop',
  'mailer-daemon',
  'auto-reply-subject',
])
export type AutomaticReason = z.infer<typeof AutomaticReason>

/** What a report on delivery says (RFC 3464), or a daemon's letter in no known form. */
export const Bounce = z.object({
  recipients: z.array(
    z.object({
      address: z.optional(z.string()),
      action: z.enum(['failed', 'delayed', 'delivered', 'relayed', 'expanded']),
      /** RFC 3463: `5.1.1`. */
      status: z.optional(z.string()),
    }),
  ),
  originalMessageId: z.optional(z.string()),
})
export type Bounce = z.infer<typeof Bounce>

/** A recipient's complaint (ARF, RFC 5965). */
export const Complaint = z.object({
  feedbackType: z.string(),
  recipient: z.optional(z.string()),
  originalMessageId: z.optional(z.string()),
})
export type Complaint = z.infer<typeof Complaint>

export const Forward = z.object({
  by: z.optional(Mailbox),
  /** A claim of whoever forwarded: to be believed only where `isByStaff` and the mail's identity is trusted. */
  original: z.optional(Mailbox),
  how: z.enum(['attached', 'inline']),
  isByStaff: z.boolean(),
  /** What the original sender wrote. */
  text: BoundedText,
})
export type Forward = z.infer<typeof Forward>

/** What was left out or mended in reading. */
export const Note = z.enum([
  'head-cut',
  'parts-cut',
  'depth-cut',
  'files-cut',
  'text-cut',
  'html-cut',
  'boundary-missing',
  'encrypted',
])
export type Note = z.infer<typeof Note>

/** A mail in the desk's words. All of it is the sender's claim, but for what says otherwise. */
export const ReadMail = z.object({
  from: z.optional(Mailbox),
  /** More than one, or none, and nobody can be told to be the sender. */
  fromCount: z.int(),
  replyTo: z.array(Mailbox),
  to: z.array(Mailbox),
  cc: z.array(Mailbox),
  subject: z.string().check(z.maxLength(limits.subjectLettersMax)),
  /** Epoch milliseconds, by the sender's clock. */
  sentAt: z.optional(z.number()),
  /** Without angle brackets, as are all ids. */
  messageId: z.optional(z.string()),
  messageIdState: z.enum(['given', 'missing', 'empty', 'malformed', 'several']),
  inReplyTo: z.array(z.string()),
  /** Oldest first; where there are too many, the first and the last ones. */
  references: z.array(z.string()),
  /** Hash of what is in it, decoded: tells two mails apart that carry the same Message-ID, and is the same on any way. */
  bodyHash: z.string(),
  /** All of the mail's text, with what it quotes. */
  text: BoundedText,
  /** What the sender wrote this time: without quotation and signature. */
  reply: BoundedText,
  /** Safe to show as it is: nothing runs, nothing is fetched. */
  html: z.optional(z.string().check(z.maxLength(limits.htmlLettersMax))),
  files: z.array(MailFile).check(z.maxLength(limits.filesMax)),
  forward: z.optional(Forward),
  automatic: z.optional(AutomaticReason),
  /** A hint only: people write from such addresses too. */
  isFromNoReply: z.boolean(),
  bounce: z.optional(Bounce),
  complaint: z.optional(Complaint),
  /** Whether From may stand for a customer. False is certain; true says only that nothing spoke against it. */
  identityIsTrusted: z.boolean(),
  notes: z.array(Note),
})
export type ReadMail = z.infer<typeof ReadMail>

/** `no-header`: bytes that are no mail at all. `virus`: it was not opened. */
export const Unreadable = z.object({
  unreadable: z.enum(['too-large', 'no-header', 'virus']),
})
export type Unreadable = z.infer<typeof Unreadable>
