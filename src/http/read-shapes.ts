import * as z from 'zod/mini'
import { Target } from '../desk/deadline.ts'
import { EventType } from '../desk/event.ts'
import { TicketType } from '../desk/ticket.ts'
import { Moment } from './shapes.ts'

/** The shapes of what is read: apart, so that only functions that read have them in their bundles. */

export const DeadlineView = z.object({
  target: Target,
  dueAt: Moment,
  missedAt: z.optional(Moment),
})

/** What lists and searches show of a case. */
const CardView = z.object({
  kind: z.enum(['conversation', 'ticket']),
  id: z.string(),
  title: z.string(),
  type: z.optional(z.string()),
  channel: z.string(),
  inbox: z.string(),
  agent: z.optional(z.string()),
  ticket: z.optional(z.int()),
  tags: z.optional(z.array(z.string())),
  openedAt: Moment,
})

export const ListedView = z.extend(CardView, {
  place: z.enum(['queued', 'held', 'idle']),
  priority: z.int(),
  since: Moment,
})

export const ListView = z.object({
  items: z.array(ListedView),
  next: z.optional(z.string()),
  pollAfterMs: z.int(),
})

/** A case that a search has found, or that a note names somebody in. */
const FoundCase = z.extend(CardView, { state: z.enum(['open', 'resolved']), team: z.string() })

export const FoundView = z.object({
  items: z.array(FoundCase),
  next: z.optional(z.string()),
})

export const MentionsView = z.object({
  items: z.array(
    z.object({
      conversation: z.string(),
      /** Of the note. */
      seq: z.int(),
      at: Moment,
      by: z.string(),
      isSeen: z.boolean(),
      case: FoundCase,
    }),
  ),
  next: z.optional(z.string()),
  pollAfterMs: z.int(),
})

export const ConversationView = z.object({
  id: z.string(),
  /** What people call the case by. */
  caseNumber: z.string(),
  state: z.enum(['open', 'resolved']),
  inbox: z.string(),
  channel: z.string(),
  customer: z.object({
    id: z.string(),
    name: z.optional(z.string()),
    email: z.optional(z.string()),
    phone: z.optional(z.string()),
    locale: z.optional(z.string()),
    tier: z.optional(z.string()),
  }),
  team: z.string(),
  agent: z.optional(z.string()),
  priority: z.int(),
  ticket: z.optional(z.int()),
  tags: z.array(z.string()),
  openedAt: Moment,
  lastInboundAt: Moment,
  waitingSince: z.optional(Moment),
  snoozedUntil: z.optional(Moment),
  resolvedAt: z.optional(Moment),
  deadlines: z.array(DeadlineView),
  revision: z.int(),
})

export const EventView = z.object({
  type: EventType,
  at: Moment,
  by: z.optional(z.string()),
  agent: z.optional(z.string()),
  team: z.optional(z.string()),
  fromTeam: z.optional(z.string()),
  fromAgent: z.optional(z.string()),
  target: z.optional(Target),
  dueAt: z.optional(Moment),
  ticket: z.optional(z.int()),
  into: z.optional(z.int()),
  milliseconds: z.optional(z.number()),
  score: z.optional(z.int()),
  why: z.optional(z.string()),
})

export const EventsView = z.object({ items: z.array(EventView), next: z.optional(z.string()) })

export const TicketView = z.object({
  number: z.int(),
  state: z.enum(['open', 'resolved']),
  type: TicketType,
  title: z.string(),
  priority: z.int(),
  team: z.string(),
  agent: z.optional(z.string()),
  customer: z.string(),
  conversations: z.array(z.string()),
  watchers: z.array(z.string()),
  /** How many notes stand beside it. */
  notes: z.int(),
  /** The ticket that goes on with it. */
  mergedInto: z.optional(z.int()),
  openedAt: Moment,
  resolvedAt: z.optional(Moment),
  deadlines: z.array(DeadlineView),
  revision: z.int(),
})

export const TicketNotesView = z.object({
  items: z.array(z.object({ seq: z.int(), at: Moment, agent: z.string(), text: z.string() })),
  /** Always given: reading on from it misses nothing. */
  next: z.string(),
})

const Durations = z.object({
  n: z.int(),
  medianSeconds: z.optional(z.number()),
  p90Seconds: z.optional(z.number()),
})

export const MetricsView = z.object({
  day: z.string(),
  timeZone: z.string(),
  startsAt: Moment,
  endsAt: Moment,
  conversations: z.object({ opened: z.int(), resolved: z.int() }),
  firstResponse: z.extend(Durations, { leftOut: z.int() }),
  resolution: Durations,
  csat: z.object({
    percent: z.optional(z.number()),
    n: z.int(),
    sent: z.int(),
    responseRatePercent: z.optional(z.number()),
    responseRateOf: z.literal('sent'),
    scores: z.record(z.string(), z.int()),
    leftOut: z.record(z.string(), z.int()),
  }),
})
