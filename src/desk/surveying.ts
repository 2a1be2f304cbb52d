import { type Conversation, conversationId } from './conversation.ts'
import type { Customer } from './customer.ts'
import { localDay } from './days.ts'
import { deadline } from './deadline.ts'
import type { Change, Decision } from './decision.ts'
import type { Event } from './event.ts'
import type { Language, Policy } from './policy.ts'
import { Refusal } from './refusal.ts'
import { isAnswerable, type Survey } from './survey.ts'
import type { Ticket } from './ticket.ts'
import {
  dayMilliseconds,
  hourMilliseconds,
  minuteMilliseconds,
  secondMilliseconds,
} from './units.ts'

interface Asking {
  readonly correlation: string
  readonly customer: Customer | undefined
  readonly newSurveyId: string
}

/** A survey for a case that was just resolved, or the event that says why there is none. */
export const scheduleSurvey = (
  conversation: Conversation,
  ticket: Ticket | undefined,
  { correlation, customer, newSurveyId }: Asking,
  policy: Policy,
): { readonly survey: readonly Change<Survey>[]; readonly event: readonly Event[] } => {
  const resolved = ticket ?? conversation
  const at = resolved.lastAt
  const { team, agent } = resolved
  const { channel, inbox } = conversation
  const tier = policy.teams[team]?.tier
  const about = {
    at,
    correlation,
    team,
    tier,
    agent,
    channel,
    inbox,
    ...(ticket === undefined
      ? { conversation: conversationId(conversation) }
      : { ticket: ticket.number }),
  }
  if (customer?.email === undefined) {
    return { survey: [], event: [{ ...about, type: 'survey.not-sent', why: 'no-address' }] }
  }
  const { afterTicketMinutes, afterConversationMinutes } = policy.survey
  const delayMinutes = ticket === undefined ? afterConversationMinutes : afterTicketMinutes
  const after: Survey = {
    kind: 'survey',
    id: newSurveyId,
    rev: 0,
    state: 'scheduled',
    ticket: ticket?.number,
    conversation: conversationId(conversation),
    resolution: resolved.resolutions,
    customer: customer.id,
    locale: customer.locale,
    language: languageOf(customer.locale, policy.inboxes[inbox]?.language),
    team,
    tier: tier ?? 1,
    agent,
    channel,
    inbox,
    scheduledAt: at,
    dueAt: at + delayMinutes * minuteMilliseconds,
    tries: 0,
    correlation: conversation.correlation,
  }
  return {
    survey: [{ before: undefined, after, events: [] }],
    event: [{ ...about, type: 'survey.scheduled', survey: newSurveyId, dueAt: after.dueAt }],
  }
}

const languageOf = (locale: string | undefined, usual: Language = 'en'): Language =>
  locale === undefined ? usual : locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'

/** Longer than the worker's time-out: whoever holds an older claim is no longer running. */
export const surveyLeaseMilliseconds = 60 * secondMilliseconds
const triesMax = 8

/** What to do with a survey whose moment has come. */
export type SurveyStep = 'claim' | 'later' | 'cancel' | 'unconfirmed' | 'none'

export const surveyStep = (survey: Survey, now: number): SurveyStep => {
  if (survey.state === 'sending') {
    return (survey.leaseUntil ?? 0) > now ? 'later' : 'unconfirmed'
  }
  if (survey.state !== 'scheduled') return 'none'
  return (survey.dueAt ?? 0) > now ? 'later' : 'claim'
}

/** Takes the right to send, on condition that this customer was not asked within the policy's period. */
export const claimSurvey = (survey: Survey, policy: Policy, now: number): Decision => {
  const after: Survey = {
    ...survey,
    state: 'sending',
    tries: survey.tries + 1,
    leaseUntil: now + surveyLeaseMilliseconds,
    dueAt: now + surveyLeaseMilliseconds,
    // The link works from the moment that the mail may be out.
    sentDay: localDay(now, policy.desk.timeZone),
    answerableUntil: now + policy.survey.answerableDays * dayMilliseconds,
  }
  return {
    surveys: [{ before: survey, after, events: [] }],
    surveyed: {
      customer: survey.customer,
      at: now,
      // A second try of the same survey is no second survey.
      notSince:
        survey.tries > 0 ? now + 1 : now - policy.survey.perCustomerHours * hourMilliseconds,
    },
  }
}

export const sentSurvey = (survey: Survey, now: number): Decision => ({
  surveys: [
    {
      before: survey,
      after: { ...survey, ...arrived(now) },
      events: sentBy(survey, now),
    },
  ],
})

/** The world said no for now, and nothing was sent: the claim is given back, or given up after the last try. */
export const givenBackSurvey = (survey: Survey, now: number): Decision => {
  if (survey.tries >= triesMax) return endedSurvey(survey, 'failed', 'tries', now)
  const dueAt = now + 2 ** survey.tries * minuteMilliseconds
  const after: Survey = {
    ...survey,
    state: 'scheduled',
    leaseUntil: undefined,
    sentDay: undefined,
    answerableUntil: undefined,
    dueAt,
  }
  return { surveys: [{ before: survey, after, events: [] }] }
}

/** The end of a survey that was not sent, or of which nobody knows whether it was. */
export const endedSurvey = (
  survey: Survey,
  state: 'cancelled' | 'failed' | 'unconfirmed',
  why: string,
  now: number,
): Decision => ({
  surveys: [
    {
      before: survey,
      after: { ...survey, state, leaseUntil: undefined, dueAt: undefined },
      events: [{ ...credited(survey, now), type: 'survey.not-sent', why }],
    },
  ],
})

export interface SurveyAnswer {
  readonly score: number
  readonly comment: string | undefined
}

export interface FollowUp {
  readonly number: number
  /** The lead, if they have room; else the ticket waits in the team's queue. */
  readonly lead: string | undefined
}

/** Keeps a score. A changed one carries the score that it replaces; a low one opens a ticket for the lead, once. */
export const answerSurvey = (
  survey: Survey,
  answer: SurveyAnswer,
  followUp: FollowUp | undefined,
  policy: Policy,
  now: number,
): Decision | Refusal => {
  if (!isAnswerable(survey, now)) return new Refusal('not-answerable')
  const opens = followUp !== undefined && needsFollowUp(survey, answer, policy)
  const after: Survey = {
    ...survey,
    score: answer.score,
    comment: answer.comment ?? survey.comment,
    answeredAt: now,
    followUp: opens ? followUp.number : survey.followUp,
    ...(survey.state === 'sent' ? {} : arrived(now)),
  }
  const event: Event = {
    ...credited(survey, now),
    type: 'survey.answered',
    score: answer.score,
    previousScore: survey.score,
    sentDay: survey.sentDay,
  }
  return {
    surveys: [{ before: survey, after, events: [...sentBy(survey, now), event] }],
    tickets: opens ? [followUpTicket(survey, followUp, policy, now)] : [],
  }
}

/** An answer proves that the mail arrived, whatever SES's answer was: it counts as sent, as its score counts. */
const arrived = (now: number) => ({
  state: 'sent' as const,
  sentAt: now,
  leaseUntil: undefined,
  dueAt: undefined,
})
const sentBy = (survey: Survey, now: number): readonly Event[] =>
  survey.state === 'sent'
    ? []
    : [{ ...credited(survey, now), type: 'survey.sent', sentDay: survey.sentDay }]

export const needsFollowUp = (survey: Survey, { score }: SurveyAnswer, policy: Policy): boolean =>
  score <= policy.survey.followUpUpToScore && survey.followUp === undefined

const followUpTicket = (
  survey: Survey,
  { number, lead }: FollowUp,
  policy: Policy,
  now: number,
): Change<Ticket> => {
  const after: Ticket = {
    kind: 'ticket',
    number,
    rev: 0,
    state: 'open',
    type: 'call-back',
    title: survey.language === 'zh' ? '低分回访' : 'Call back after a low score',
    priority: Math.max(0, policy.priorities.usual - 2),
    team: survey.team,
    teams: [survey.team],
    agent: lead,
    customer: survey.customer,
    channel: survey.channel,
    inbox: survey.inbox,
    locale: survey.locale,
    conversations: [survey.conversation],
    survey: survey.id,
    openedAt: now,
    lastAt: now,
    movedAt: now,
    deadlines: [deadline('follow-up', now, policy.targets.followUpMinutes)],
    resolutions: 0,
    correlation: survey.correlation,
  }
  const event: Event = {
    type: 'ticket.opened',
    at: now,
    correlation: survey.correlation,
    ticket: number,
    survey: survey.id,
    team: survey.team,
    agent: lead,
    why: 'low-score',
  }
  return { before: undefined, after, events: [event] }
}

const credited = (survey: Survey, now: number) => ({
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
