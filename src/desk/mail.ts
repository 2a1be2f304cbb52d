import * as z from 'zod/mini'

/** An address with the name that stands beside it. */
export const MailAddress = z.object({ address: z.string(), name: z.optional(z.string()) })
export type MailAddress = z.infer<typeof MailAddress>

/** A file that belongs to a message, kept in the bucket. */
export const KeptFile = z.object({
  name: z.string(),
  contentType: z.string(),
  bytes: z.int(),
  key: z.string(),
  /** Shown within the text, and no file that somebody chose to send. */
  isInline: z.optional(z.boolean()),
})
export type KeptFile = z.infer<typeof KeptFile>

/** What a message that came by mail says beside its text. */
export const MailFacts = z.object({
  subject: z.string(),
  /** Without angle brackets, as are all ids. */
  messageId: z.optional(z.string()),
  /** Oldest first. */
  references: z.array(z.string()),
  /** Who wrote, by what the mail says. */
  from: z.optional(MailAddress),
  /** Where an answer goes: Reply-To, where there is one. */
  answersGoTo: z.optional(MailAddress),
  /** Who passed it on: what it says of From is then theirs. */
  forwardedBy: z.optional(MailAddress),
  /** Who else got it. */
  others: z.array(z.string()),
  /** False where checks spoke against it: From may be anybody. */
  isProven: z.boolean(),
  /** Somebody else than the thread's customer wrote, who takes part: nothing of them is taken for the customer's. */
  isByGuest: z.optional(z.boolean()),
  /** Why it was sent by a machine, or must be treated so. */
  automatic: z.optional(z.string()),
  /** Where the raw mail lies in the bucket. */
  raw: z.string(),
  /** All that it says, where the message's text shows less: safe HTML, or the text with its quotation and signature. */
  original: z.optional(KeptFile),
})
export type MailFacts = z.infer<typeof MailFacts>

/** Machines of which nobody waits for an answer. A list's mail, or one that only asks for no automatic answer, may be a person's. */
const machines: ReadonlySet<string> = new Set([
  'spam',
  'own-address',
  'report',
  'empty-return-path',
  'auto-submitted',
  'loop',
  'mailer-daemon',
  'auto-reply-subject',
])

/** Whether nobody waits for an answer: it is kept and found, and nothing else begins by it. */
export const isQuiet = ({ mail }: { readonly mail?: MailFacts | undefined }): boolean =>
  machines.has(mail?.automatic ?? '')
