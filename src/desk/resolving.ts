import { awake } from './awake.ts'
import { type Conversation, conversationId } from './conversation.ts'
import type { Customer } from './customer.ts'
import { Target, withMissed } from './deadline.ts'
import { type Change, type Decision, moment } from './decision.ts'
import { missedUnseen } from './escalating.ts'
import type { Event } from './event.ts'
import type { Policy } from './policy.ts'
import { Refusal } from './refusal.ts'
import { scheduleSurvey } from './survey-planning.ts'
import { ledBy, type Ticket } from './ticket.ts'
import { ticketLeads } from './transferring.ts'

export interface Resolution {
  readonly by: string
  readonly correlation: string
  readonly customer: Customer | undefined
  readonly newSurveyId: string
}

/** Ends a conversation that no open ticket leads, and plans its survey. */
export const resolveConversation = (
  conversation: Conversation,
  resolution: Resolution,
  policy: Policy,
  now: number,
): Decision | Refusal => {
  if (conversation.state === 'resolved') return new Refusal('already-resolved')
  if (conversation.ticket !== undefined) return ticketLeads(conversation.ticket)
  const change = ended(conversation, resolution, policy, now)
  const { survey, event } = scheduleSurvey(change.after, undefined, resolution, policy)
  return {
    conversations: [withMissedTargets({ ...change, events: [...change.events, ...event] })],
    surveys: survey,
  }
}

/** Ends a ticket and its open conversations: one resolution, one survey. */
export const resolveTicket = (
  ticket: Ticket,
  conversations: readonly Conversation[],
  resolution: Resolution,
  policy: Policy,
  now: number,
): Decision | Refusal => {
  if (ticket.state === 'resolved') return new Refusal('already-resolved')
  const at = moment(now, ticket)
  const after: Ticket = {
    ...ticket,
    state: 'resolved',
    deadlines: withMissed(ticket.deadlines, at),
    resolvedAt: at,
    firstResolvedAt: ticket.firstResolvedAt ?? at,
    resolutions: ticket.resolutions + 1,
    lastAt: at,
  }
  const event: Event = {
    type: 'ticket.resolved',
    at,
    correlation: resolution.correlation,
    ticket: ticket.number,
    by: resolution.by,
    agent: ticket.agent,
    team: ticket.team,
    tier: policy.teams[ticket.team]?.tier,
    milliseconds: at - ticket.openedAt,
    first: ticket.firstResolvedAt === undefined,
  }
  const changes = ledBy(ticket, conversations).map((one) => ended(one, resolution, policy, now))
  // A ticket may lead conversations of several customers: the one whose it is is asked.
  const asked = changes.find((one) => one.after.customer === ticket.customer) ?? changes[0]
  const survey =
    asked === undefined
      ? { survey: [], event: unasked(after, resolution, policy) }
      : scheduleSurvey(asked.after, after, resolution, policy)
  return {
    tickets: [withMissedTargets({ before: ticket, after, events: [event, ...survey.event] })],
    conversations: changes.map(withMissedTargets),
    surveys: survey.survey,
  }
}

/** Nobody is asked about a ticket that no conversation stands behind; about a call-back least of all. */
const unasked = (
  { number, team, agent, channel, inbox, lastAt: at, survey }: Ticket,
  { correlation }: Resolution,
  { teams }: Policy,
): readonly Event[] =>
  survey !== undefined
    ? []
    : [
        {
          type: 'survey.not-sent',
          ...{ at, correlation, ticket: number, team, agent, channel, inbox },
          tier: teams[team]?.tier,
          why: 'no-conversation',
        },
      ]

const ended = (
  conversation: Conversation,
  { by, correlation }: Resolution,
  policy: Policy,
  now: number,
): Change<Conversation> => {
  const at = moment(now, conversation)
  const after: Conversation = {
    ...conversation,
    state: 'resolved',
    deadlines: withMissed(conversation.deadlines, at),
    resolvedAt: at,
    firstResolvedAt: conversation.firstResolvedAt ?? at,
    resolutions: conversation.resolutions + 1,
    ...awake,
    waitedSince: conversation.waitingSince,
    waitingSince: undefined,
    answeredAt: undefined,
    firstResponseFrom: undefined,
    lastAt: at,
  }
  const event: Event = {
    type: 'conversation.resolved',
    at,
    correlation,
    conversation: conversationId(conversation),
    by,
    agent: conversation.agent,
    team: conversation.team,
    tier: policy.teams[conversation.team]?.tier,
    channel: conversation.channel,
    inbox: conversation.inbox,
    ticket: conversation.ticket,
    milliseconds: at - conversation.openedAt,
    first: conversation.firstResolvedAt === undefined,
    ...(conversation.lastReplySeq === undefined ? { why: 'unanswered' } : {}),
  }
  return { before: conversation, after, events: [event] }
}

/** With the targets that end here and were late already, for the case that the clock has not come by. */
const withMissedTargets = <Head extends Conversation | Ticket>(
  change: Change<Head>,
): Change<Head> => {
  const { before, after, events } = change
  if (before === undefined) return change
  return {
    ...change,
    events: [...events, ...missedUnseen(before, after.lastAt, 'resolved', ...Target.options)],
  }
}
