import { describe, expect, test } from 'vitest'
import { isAnswerable } from '../../src/desk/survey.ts'
import { answerSurvey, type FollowUp } from '../../src/desk/survey-answering.ts'
import {
  claimSurvey,
  endedSurvey,
  givenBackSurvey,
  sentSurvey,
  surveyLeaseMilliseconds,
  surveyStep,
} from '../../src/desk/survey-sending.ts'
import {
  aSurvey,
  decided,
  eventTypes,
  given,
  hours,
  minutes,
  nine,
  policy,
  refusalOf,
  surveyAfter,
  threadId,
  ticketAfter,
} from './a-desk.ts'

const due = nine + minutes(10)
const days = (count: number) => hours(24 * count)

describe('a survey whose moment has come', () => {
  test('is claimed then, and not a moment earlier', () => {
    expect(surveyStep(aSurvey(), due)).toBe('claim')
    expect(surveyStep(aSurvey(), due - 1)).toBe('later')
  })

  test('is left to its claim while that runs, and unconfirmed when it ran out', () => {
    const sending = aSurvey({ state: 'sending', leaseUntil: due })
    expect(surveyStep(sending, due - 1)).toBe('later')
    expect(surveyStep(sending, due)).toBe('unconfirmed')
  })

  test('is left alone when it was sent, cancelled or given up', () => {
    for (const state of ['sent', 'cancelled', 'failed', 'unconfirmed'] as const) {
      expect(surveyStep(aSurvey({ state }), due)).toBe('none')
    }
  })

  test('is claimed on condition that the customer was not asked in the policy’s time', () => {
    const decision = claimSurvey(aSurvey(), policy, due)
    expect(decision.surveyed).toEqual({
      customer: 'customer-1',
      at: due,
      notSince: due - hours(24),
    })
    expect(surveyAfter(decision)).toMatchObject({
      state: 'sending',
      tries: 1,
      leaseUntil: due + surveyLeaseMilliseconds,
      sentDay: '2026-03-02',
      answerableUntil: due + days(14),
    })
  })

  test('that is tried again does not stand in its own way', () => {
    const second = claimSurvey(aSurvey({ tries: 1 }), policy, due)
    expect(given(second.surveyed).notSince).toBeGreaterThan(due)
  })
})

describe('how a survey ends', () => {
  const claimed = surveyAfter(claimSurvey(aSurvey(), policy, due))

  test('sent: a fact of the day of sending', () => {
    const decision = sentSurvey(claimed, due + 1)
    expect(surveyAfter(decision)).toMatchObject({ state: 'sent', sentAt: due + 1 })
    expect(decision.surveys?.[0]?.events[0]).toMatchObject({
      type: 'survey.sent',
      sentDay: '2026-03-02',
      team: 'service',
      agent: 'lin',
    })
  })

  test('not taken: it waits twice as long each time, and its link is closed again', () => {
    const after = surveyAfter(givenBackSurvey(claimed, due))
    expect(after).toMatchObject({ state: 'scheduled', dueAt: due + minutes(2) })
    expect(isAnswerable(after, due)).toBe(false)
    expect(after.sentDay).toBeUndefined()
    expect(after.answerableUntil).toBeUndefined()
    expect(surveyAfter(givenBackSurvey({ ...claimed, tries: 3 }, due)).dueAt).toBe(due + minutes(8))
  })

  test('not taken eight times: it is given up, and that is a fact', () => {
    const decision = givenBackSurvey({ ...claimed, tries: 8 }, due)
    expect(surveyAfter(decision).state).toBe('failed')
    expect(decision.surveys?.[0]?.events[0]).toMatchObject({
      type: 'survey.not-sent',
      why: 'tries',
    })
  })

  test('cancelled: nothing is due any more, and the reason is a fact', () => {
    const decision = endedSurvey(aSurvey(), 'cancelled', 'reopened', due)
    expect(surveyAfter(decision).dueAt).toBeUndefined()
    expect(decision.surveys?.[0]?.events[0]).toMatchObject({ why: 'reopened' })
  })
})

describe('an answer', () => {
  const sent = aSurvey({ state: 'sent', sentDay: '2026-03-02', answerableUntil: due + days(14) })
  const answered = (score: number, survey = sent, followUp = followUpFor('fang'), now = due) =>
    answerSurvey(survey, { score, comment: undefined }, followUp, policy, now)
  const followUpFor = (lead: string | undefined): FollowUp => ({
    number: 9,
    lead,
  })

  test('counts for the day on which the survey was sent', () => {
    const decision = decided(answered(5))
    expect(surveyAfter(decision)).toMatchObject({ score: 5, answeredAt: due })
    expect(decision.surveys?.[0]?.events).toEqual([
      expect.objectContaining({ type: 'survey.answered', score: 5, sentDay: '2026-03-02' }),
    ])
    expect(decision.tickets).toEqual([])
  })

  test('that is changed names the score that it replaces, and keeps the comment', () => {
    const first = { ...sent, score: 4, comment: 'Thanks' }
    const decision = decided(answered(5, first))
    expect(decision.surveys?.[0]?.events[0]).toMatchObject({ score: 5, previousScore: 4 })
    expect(surveyAfter(decision).comment).toBe('Thanks')
  })

  test('up to the policy’s score opens a call-back for the lead, with its own deadline', () => {
    const decision = decided(answered(2, { ...sent, language: 'zh' }))
    expect(surveyAfter(decision).followUp).toBe(9)
    expect(ticketAfter(decision)).toMatchObject({
      number: 9,
      type: 'call-back',
      title: '低分回访',
      agent: 'fang',
      priority: 3,
      conversations: [`${threadId}.1`],
      deadlines: [{ target: 'follow-up', dueAt: due + minutes(240) }],
    })
    expect(eventTypes(decision)).toEqual(['ticket.opened', 'survey.answered'])
  })

  test('above it opens none, nor does a second low one', () => {
    expect(decided(answered(3)).tickets).toEqual([])
    expect(decided(answered(1, { ...sent, score: 2, followUp: 9 })).tickets).toEqual([])
  })

  test('whose lead is full waits in the team’s queue', () => {
    expect(ticketAfter(answered(1, sent, followUpFor(undefined))).agent).toBeUndefined()
  })

  test('to a mail of which nobody knew whether it was sent proves that it was', () => {
    const unconfirmed = { ...sent, state: 'unconfirmed' as const }
    const decision = decided(answered(4, unconfirmed))
    expect(eventTypes(decision)).toEqual(['survey.sent', 'survey.answered'])
    expect(surveyAfter(decision)).toMatchObject({ state: 'sent', sentAt: due })
    const sending = { ...sent, state: 'sending' as const, leaseUntil: due, dueAt: due }
    expect(surveyAfter(answered(4, sending)).dueAt).toBeUndefined()
  })

  test('is refused when the time is over, or before anything was sent', () => {
    expect(refusalOf(answered(4, sent, followUpFor('fang'), due + days(14)))).toBe('not-answerable')
    expect(refusalOf(answered(4, aSurvey()))).toBe('not-answerable')
    expect(refusalOf(answered(4, { ...sent, state: 'cancelled' }))).toBe('not-answerable')
  })
})
