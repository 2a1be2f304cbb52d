import * as z from 'zod/mini'
import type { AgentProfile } from './agent-profile.ts'
import type { CannedReply } from './canned-reply.ts'
import type { Inbox } from './inbox.ts'
import { slug } from './slug.ts'
import type { Team } from './team.ts'
import type { Texts } from './texts.ts'
import type { View } from './view.ts'

const minutes = z.int().check(z.minimum(1))

/** Everything that a company decides about its desk. It is stored in parts under one version, and read whole. */
export const Policy = z.object({
  desk: z.object({
    name: z.string().check(z.minLength(1)),
    /** IANA name. The one home of the desk's time zone: every local day follows it. */
    timeZone: z.string().check(z.minLength(1)),
  }),
  targets: z.object({
    firstResponseMinutes: minutes,
    nextResponseMinutes: minutes,
    resolutionMinutes: minutes,
    /** For the ticket that a low score opens. */
    followUpMinutes: minutes,
  }),
  priorities: z.object({
    /** 0 is the most urgent, 9 the least. */
    usual: z.int().check(z.minimum(0), z.maximum(9)),
    byCustomerTier: z.record(z.string(), z.int().check(z.minimum(0), z.maximum(9))),
  }),
  conversations: z.object({
    /** A message within this time after the resolution reopens the conversation; later it opens a new one. */
    reopenHours: z.int().check(z.minimum(0)),
  }),
  survey: z.object({
    afterTicketMinutes: minutes,
    afterConversationMinutes: minutes,
    answerableDays: z.int().check(z.minimum(1), z.maximum(90)),
    /** A customer is asked at most once in this time. */
    perCustomerHours: minutes,
    /** A score up to this one opens a follow-up ticket for the lead. 0 opens none. */
    followUpUpToScore: z.int().check(z.minimum(0), z.maximum(5)),
  }),
  /** From here on checked in full when the desk file was applied: every function reads them, and each knows what it needs. */
  teams: z.record(slug, z.unknown() as z.ZodMiniType<Team>),
  agents: z.record(slug, z.unknown() as z.ZodMiniType<AgentProfile>),
  inboxes: z.record(slug, z.unknown() as z.ZodMiniType<Inbox>),
  /** Only who writes replies reads them. */
  cannedReplies: z.optional(z.record(slug, z.unknown() as z.ZodMiniType<CannedReply>)),
  /** Only agents' pages read them. */
  views: z.optional(z.record(slug, z.unknown() as z.ZodMiniType<View>)),
  texts: z.optional(z.unknown() as z.ZodMiniType<Texts>),
})
export type Policy = z.infer<typeof Policy>

/** Names come from outside, and one may be a word that every object of the language has, such as `constructor`. */
const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

export const teamOf = ({ teams }: Policy, team: string): Team | undefined => own(teams, team)

export const inboxOf = ({ inboxes }: Policy, inbox: string): Inbox | undefined =>
  own(inboxes, inbox)

export const priorityOf = ({ priorities }: Policy, customerTier: string | undefined): number =>
  own(priorities.byCustomerTier, customerTier ?? '') ?? priorities.usual

export const teamsOf = (policy: Policy, agent: string): readonly string[] =>
  Object.keys(policy.teams).filter((team) => policy.teams[team]?.members.includes(agent))
