import * as z from 'zod/mini'
import { Deadline } from './deadline.ts'

/** One episode on a thread, from the first message to resolved, or reopened within the policy's window. */
export const Conversation = z.object({
  kind: z.literal('conversation'),
  thread: z.string(),
  episode: z.int(),
  /** Counts commits; every change is made on condition that it is still the one that was read. */
  rev: z.int(),
  state: z.enum(['open', 'resolved']),
  inbox: z.string(),
  channel: z.string(),
  customer: z.string(),
  /** What the customer calls themselves, for lists. */
  name: z.string(),
  /** Of the mail that opened it. */
  subject: z.optional(z.string()),
  /** BCP 47, as the channel gave it. */
  locale: z.optional(z.string()),
  /** Changes when what the channel says of the customer changes. */
  profile: z.string(),
  team: z.string(),
  /** Every team that has had it: they may go on reading. */
  teams: z.array(z.string()),
  /** Agents of other teams who were asked by name: they may read it too. */
  readers: z.optional(z.array(z.string())),
  agent: z.optional(z.string()),
  priority: z.int(),
  ticket: z.optional(z.int()),
  /** The sequence number that was handed out last. */
  seq: z.int(),
  /** The sequence number of the last reply: the next one is sent after it. */
  lastReplySeq: z.optional(z.int()),
  openedAt: z.number(),
  lastAt: z.number(),
  lastInboundAt: z.number(),
  /** Arrival of the oldest message that nobody has answered. */
  waitingSince: z.optional(z.number()),
  /** Our last answer, while the customer does not wait. */
  answeredAt: z.optional(z.number()),
  /** First response counts from here: the opening, or the reopening. Gone once it was given. */
  firstResponseFrom: z.optional(z.number()),
  /** Of a resolved one: since when the customer waited, where nobody had answered them. */
  waitedSince: z.optional(z.number()),
  /** Put aside until then; it stands with what we answered meanwhile. */
  snoozedUntil: z.optional(z.number()),
  /** When that time was over: it is to be looked at, though nobody waits. */
  wokeAt: z.optional(z.number()),
  deadlines: z.array(Deadline),
  firstResolvedAt: z.optional(z.number()),
  resolvedAt: z.optional(z.number()),
  resolutions: z.int(),
  /** The correlation id of the message that opened it: what the desk does by itself is logged under it. */
  correlation: z.string(),
  /** Opened by a machine's mail: nobody waits, and a person's message opens another one. */
  isQuiet: z.optional(z.boolean()),
  /** By which words agents sort it, in the order of the alphabet. */
  tags: z.optional(z.array(z.string())),
  /** Whether the customer was told that nobody is there. */
  isToldClosed: z.optional(z.boolean()),
})
export type Conversation = z.infer<typeof Conversation>

/** The teams that a case has been with, once it is with this one. */
export const teamsWith = (teams: readonly string[], team: string): string[] => [
  ...new Set([...teams, team]),
]

/** What callers and logs name a conversation by: `<thread>.<episode>`. */
export const conversationId = ({ thread, episode }: { thread: string; episode: number }): string =>
  `${thread}.${episode}`

/** What people call a case by, on the phone too: `K7QW-2M4X`, and from the second conversation of a thread on with its number. */
export const caseNumber = ({ thread, episode }: { thread: string; episode: number }): string => {
  const short = `${thread.slice(0, 4)}-${thread.slice(4, 8)}`.toUpperCase()
  return episode === 1 ? short : `${short}-${episode}`
}

/** Undefined for what is no conversation id. */
export const parsedConversationId = (
  id: string,
): { readonly thread: string; readonly episode: number } | undefined => {
  const [, thread, episode] = /^([a-z2-7]{26})\.([1-9]\d{0,5})$/.exec(id) ?? []
  return thread === undefined ? undefined : { thread, episode: Number(episode) }
}
