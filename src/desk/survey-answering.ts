import { deadline } from './deadline.ts'
import type { Change, Decision } from './decision.ts'
import type { Event } from './event.ts'
import type { Policy } from './policy.ts'
import { Refusal } from './refusal.ts'
import { arrived, credited, isAnswerable, type Survey, sentBy } from './survey.ts'
import type { Ticket } from './ticket.ts'

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
    // An answer proves that the mail arrived, whatever SES's answer was: it counts as sent, as its score counts.
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
