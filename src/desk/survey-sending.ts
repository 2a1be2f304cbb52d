import { localDay } from './days.ts'
import type { Decision } from './decision.ts'
import type { Policy } from './policy.ts'
import { arrived, credited, type Survey, sentBy } from './survey.ts'
import {
  dayMilliseconds,
  hourMilliseconds,
  minuteMilliseconds,
  secondMilliseconds,
} from './units.ts'

/** Longer than the worker's time-out: whoever holds an older claim is no longer running. */
export const surveyLeaseMilliseconds = 60 * secondMilliseconds
const triesMax = 8

/** What to do with a survey whose moment has come. */
export type SurveyStep = 'claim' | 'later' | 'unconfirmed' | 'none'

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
