import * as z from 'zod/mini'
import type { Conversation } from './conversation.ts'
import { Deadline } from './deadline.ts'

export const TicketType = z.enum(['repair', 'question', 'complaint', 'call-back'])
export type TicketType = z.infer<typeof TicketType>

/** What one commit can move, and one answer show. */
export const conversationsMax = 10

/** Tracked work that may outlive the chat and move between teams and tiers. */
export const Ticket = z.object({
  kind: z.literal('ticket'),
  /** The number that people say aloud. */
  number: z.int(),
  rev: z.int(),
  state: z.enum(['open', 'resolved']),
  type: TicketType,
  title: z.string(),
  priority: z.int(),
  team: z.string(),
  teams: z.array(z.string()),
  agent: z.optional(z.string()),
  customer: z.string(),
  channel: z.string(),
  inbox: z.string(),
  locale: z.optional(z.string()),
  /** Ids of the linked conversations. Resolving the ticket resolves them. */
  conversations: z.array(z.string()).check(z.maxLength(conversationsMax)),
  /** Agents who follow it. */
  watchers: z.optional(z.array(z.string())),
  /** Agents of other teams who follow it, or did: they may read it too. */
  readers: z.optional(z.array(z.string())),
  /** How many notes stand beside it. */
  notes: z.optional(z.int()),
  /** The ticket that goes on with it. */
  mergedInto: z.optional(z.int()),
  /** The survey whose low score opened it. */
  survey: z.optional(z.string()),
  openedAt: z.number(),
  lastAt: z.number(),
  /** Since when the present team has it. */
  movedAt: z.number(),
  deadlines: z.array(Deadline),
  firstResolvedAt: z.optional(z.number()),
  resolvedAt: z.optional(z.number()),
  resolutions: z.int(),
  correlation: z.string(),
})
export type Ticket = z.infer<typeof Ticket>

/** The open conversations that go where the ticket goes. A call-back mentions the one that it is about, and does not lead it. */
export const ledBy = (
  { number }: Ticket,
  conversations: readonly Conversation[],
): readonly Conversation[] =>
  conversations.filter(({ state, ticket }) => state === 'open' && ticket === number)
