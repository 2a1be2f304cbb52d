import * as z from 'zod/mini'
import { ChatPlace } from './chat.ts'
import type { Message } from './message.ts'

/** How far a chat went on by mail. It stands beside its signs, so that what is read meanwhile is mailed by nobody. */
export const ChatMailing = z.object({
  /** Up to here the customer has seen what was written. */
  readTo: z.optional(ChatPlace),
  /** Up to here it went by mail, or it is not known whether it did. */
  mailedTo: z.optional(ChatPlace),
  /** A mail on its way: which reply was due, how far it carries, and until when its worker may run. */
  mailing: z.optional(z.object({ by: ChatPlace, to: ChatPlace, leaseUntil: z.number() })),
  /** The id that SES gave the first mail of this chat: later ones name it. */
  firstMailId: z.optional(z.string()),
})
export type ChatMailing = z.infer<typeof ChatMailing>

export type ChatMailStep =
  /** It was read, or a mail has carried it: nothing is due any more. */
  | { readonly do: 'nothing' }
  | { readonly do: 'wait' }
  /** Whoever claimed a mail has ended without a word: it may have gone, and is not sent again. */
  | { readonly do: 'give-up'; readonly mailing: NonNullable<ChatMailing['mailing']> }
  /** Every reply behind this place goes into one mail. */
  | { readonly do: 'mail'; readonly after: ChatPlace }

const beginning: ChatPlace = { episode: 1, seq: 0 }

const isUpTo = (place: ChatPlace, end: ChatPlace | undefined): boolean =>
  end !== undefined &&
  (place.episode < end.episode || (place.episode === end.episode && place.seq <= end.seq))

/** What to do with a reply in a chat that is due. */
export const chatMailStep = (
  reply: Pick<Message, 'episode' | 'seq' | 'dueAt' | 'tryAt'>,
  { readTo, mailedTo, mailing }: ChatMailing,
  now: number,
): ChatMailStep => {
  if (isUpTo(reply, readTo) || isUpTo(reply, mailedTo)) return { do: 'nothing' }
  if (mailing !== undefined) {
    return mailing.leaseUntil > now ? { do: 'wait' } : { do: 'give-up', mailing }
  }
  if (Math.max(reply.dueAt ?? 0, reply.tryAt ?? 0) > now) return { do: 'wait' }
  const seen = readTo ?? beginning
  return { do: 'mail', after: isUpTo(seen, mailedTo) ? (mailedTo ?? seen) : seen }
}
