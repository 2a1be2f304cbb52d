import type { Message } from '../desk/message.ts'
import { hashId } from '../platform/ids.ts'

/** Whom a mail is for, without saying who that is. */
export const recipientTag = (address: string): string => hashId('mail-to', address.toLowerCase())

/** By these, what SES tells of the mail later finds the message. Letters, digits, hyphens and underscores only. */
export const tagsOf = (
  { thread, episode, seq }: Pick<Message, 'thread' | 'episode' | 'seq'>,
  to: string,
): Readonly<Record<string, string>> => ({
  thread,
  episode: String(episode),
  seq: String(seq),
  to: recipientTag(to),
})
