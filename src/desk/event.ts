import * as z from 'zod/mini'
import { Target } from './deadline.ts'

export const EventType = z.enum([
  'conversation.opened',
  'conversation.assigned',
  'conversation.first-response',
  'conversation.transferred',
  'conversation.linked',
  'conversation.unlinked',
  'conversation.resolved',
  'conversation.reopened',
  'conversation.tagged',
  'conversation.snoozed',
  'conversation.woken',
  'ticket.opened',
  'ticket.assigned',
  'ticket.changed',
  'ticket.transferred',
  'ticket.merged',
  'ticket.resolved',
  'ticket.reopened',
  'target.missed',
  'survey.scheduled',
  'survey.not-sent',
  'survey.sent',
  'survey.answered',
  'agent.presence',
])
export type EventType = z.infer<typeof EventType>

/** A fact: ids and codes, never text or personal data, so that erasing a customer leaves it true. */
export const Event = z.object({
  type: EventType,
  /** The moment of the commit; the fact's own time stands beside it where the two differ. */
  at: z.number(),
  correlation: z.string(),
  conversation: z.optional(z.string()),
  ticket: z.optional(z.int()),
  /** The ticket that goes on with one that was merged. */
  into: z.optional(z.int()),
  survey: z.optional(z.string()),
  /** Who did it; without one the desk did it by itself. */
  by: z.optional(z.string()),
  agent: z.optional(z.string()),
  team: z.optional(z.string()),
  tier: z.optional(z.int()),
  channel: z.optional(z.string()),
  inbox: z.optional(z.string()),
  fromTeam: z.optional(z.string()),
  fromAgent: z.optional(z.string()),
  target: z.optional(Target),
  dueAt: z.optional(z.number()),
  /** How long what it completes has taken. */
  milliseconds: z.optional(z.number()),
  /** For a resolution: whether it is the conversation's first. */
  first: z.optional(z.boolean()),
  score: z.optional(z.int()),
  previousScore: z.optional(z.int()),
  sentDay: z.optional(z.string()),
  why: z.optional(z.string()),
  presence: z.optional(z.string()),
})
export type Event = z.infer<typeof Event>

/** The facts that a daily number is computed from: only these stand in byDay. */
const facts: ReadonlySet<EventType> = new Set<EventType>([
  'conversation.opened',
  'conversation.first-response',
  'conversation.resolved',
  'survey.sent',
  'survey.not-sent',
  'survey.answered',
])
export const isFact = (type: EventType): boolean => facts.has(type)
