import * as z from 'zod/mini'
import type { Event } from './event.ts'

export const SurveyState = z.enum([
  'scheduled',
  'sending',
  'sent',
  'unconfirmed',
  'cancelled',
  'failed',
])

export const Survey = z.object({
  kind: z.literal('survey'),
  /** 128 random bits: whoever has the link may answer. */
  id: z.string(),
  rev: z.int(),
  state: SurveyState,
  /** The resolved case: a ticket's number or a conversation's id. */
  ticket: z.optional(z.int()),
  conversation: z.string(),
  /** Which resolution it asks about: a case that was reopened since is not asked. */
  resolution: z.int(),
  /** The case's revision at that resolution: what becomes of the survey stands behind it in the case's history. */
  caseRev: z.int(),
  customer: z.string(),
  locale: z.optional(z.string()),
  language: z.enum(['en', 'zh']),
  // Who is credited is frozen at the resolution, not read when the answer comes.
  team: z.string(),
  tier: z.int(),
  agent: z.optional(z.string()),
  channel: z.string(),
  inbox: z.string(),
  scheduledAt: z.number(),
  dueAt: z.optional(z.number()),
  leaseUntil: z.optional(z.number()),
  tries: z.int(),
  sentAt: z.optional(z.number()),
  /** The desk's local day of sending, yyyy-mm-dd: its answers count for that day. */
  sentDay: z.optional(z.string()),
  answerableUntil: z.optional(z.number()),
  score: z.optional(z.int().check(z.minimum(1), z.maximum(5))),
  comment: z.optional(z.string()),
  answeredAt: z.optional(z.number()),
  /** The ticket that a low score opened. */
  followUp: z.optional(z.int()),
  correlation: z.string(),
})
export type Survey = z.infer<typeof Survey>

export const isAnswerable = (survey: Survey, now: number): boolean =>
  survey.answerableUntil !== undefined &&
  now < survey.answerableUntil &&
  (survey.state === 'sent' || survey.state === 'sending' || survey.state === 'unconfirmed')

/** What each event of a survey says: whose work it asks about, as frozen at the resolution. */
export const credited = (survey: Survey, now: number) => ({
  at: now,
  correlation: survey.correlation,
  survey: survey.id,
  ticket: survey.ticket,
  conversation: survey.conversation,
  team: survey.team,
  tier: survey.tier,
  agent: survey.agent,
  channel: survey.channel,
  inbox: survey.inbox,
})

/** What changes on a survey when it is known to have reached the customer. */
export const arrived = (now: number) =>
  ({ state: 'sent', sentAt: now, leaseUntil: undefined, dueAt: undefined }) as const

/** The fact that it was sent, unless that is recorded already. */
export const sentBy = (survey: Survey, now: number): readonly Event[] =>
  survey.state === 'sent'
    ? []
    : [{ ...credited(survey, now), type: 'survey.sent', sentDay: survey.sentDay }]
