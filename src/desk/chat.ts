import * as z from 'zod/mini'
import type { Conversation } from './conversation.ts'
import { minuteMilliseconds, secondMilliseconds } from './units.ts'

/** A place in a thread: every message before it, and it, were seen. */
export const ChatPlace = z.object({
  episode: z.int().check(z.minimum(1)),
  seq: z.int().check(z.minimum(0)),
})
export type ChatPlace = z.infer<typeof ChatPlace>

/** What two sides of a chat let each other know without a message. */
export const ChatSigns = z.object({
  /** Up to here the customer has seen what was written. */
  readTo: z.optional(ChatPlace),
  /** The customer types, until this moment unless they go on. */
  customerTypingUntil: z.optional(z.number()),
  agentTypingUntil: z.optional(z.number()),
})
export type ChatSigns = z.infer<typeof ChatSigns>

/** Which of a conversation's messages its customer has seen: up to this number. */
export const seqRead = (
  { readTo }: ChatSigns,
  { episode, seq }: Pick<Conversation, 'episode' | 'seq'>,
): number => {
  if (readTo === undefined || readTo.episode < episode) return 0
  return readTo.episode === episode ? Math.min(readTo.seq, seq) : seq
}

/** A reply that nobody has read in its chat for so long goes on by mail. */
export const chatUnreadMilliseconds = 10 * minuteMilliseconds

/** Typing is shown for so long after each sign of it. */
export const typingMilliseconds = 6 * secondMilliseconds

export const isTyping = (until: number | undefined, now: number): boolean => (until ?? 0) > now

/** How soon a chat is worth asking after again: soon while somebody talks, seldom once it is over. */
export const chatPollMilliseconds = (
  conversation: Pick<Conversation, 'state' | 'lastAt' | 'waitingSince'> | undefined,
  now: number,
): number => {
  if (conversation === undefined) return 3 * secondMilliseconds
  const quiet = now - conversation.lastAt
  if (conversation.state === 'resolved') return quiet < minuteMilliseconds ? 10_000 : 60_000
  if (quiet < 5 * minuteMilliseconds) return 2 * secondMilliseconds
  return conversation.waitingSince === undefined ? 10_000 : 5000
}
