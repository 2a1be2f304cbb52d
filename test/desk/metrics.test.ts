import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Event } from '../../src/desk/event.ts'
import { figures, type MetricsPart, partsOfDay } from '../../src/desk/metrics.ts'
import { type DayFact, days, someDays } from './day-of-facts.ts'

const factsOf = (all: readonly DayFact[], day: string) =>
  all.filter((one) => one.day === day).map(({ fact }) => fact)

/** Every part that any day's facts say about `day`, as the store hands them out. */
const partsFor = (all: readonly DayFact[], dimension: string, day: string): MetricsPart[] =>
  days.flatMap((from) => {
    const part = partsOfDay(from, factsOf(all, from)).get(dimension)?.get(day)
    return part === undefined ? [] : [part]
  })

/** The five numbers by the slow road: straight from the definitions, over everything at once. */
const oracle = (all: readonly DayFact[], dimension: string, day: string) => {
  const mine = all.filter(({ fact }) => dimension === 'desk' || `team#${fact.team}` === dimension)
  const today = mine.filter((one) => one.day === day).map(({ fact }) => fact)
  const of = (type: Event['type'], list = today) => list.filter((fact) => fact.type === type)
  const resolved = new Set(of('conversation.resolved').map(({ conversation }) => conversation))
  const answered = of('conversation.resolved').filter(({ why }) => why !== 'unanswered')
  const sentToday = mine.map(({ fact }) => fact).filter(({ sentDay }) => sentDay === day)
  // Who gave several scores stands behind the one that no later answer replaced.
  const lastScores = [...new Set(of('survey.answered', sentToday).map(({ survey }) => survey))].map(
    (survey) => lastScore(of('survey.answered', sentToday).filter((one) => one.survey === survey)),
  )
  return {
    opened: of('conversation.opened').length,
    resolved: resolved.size,
    leftOut: [...resolved].filter((one) => !answered.some((fact) => fact.conversation === one))
      .length,
    firstResponses: of('conversation.first-response').length,
    firstResolutions: of('conversation.resolved').filter(({ first }) => first).length,
    sent: of('survey.sent', sentToday).length,
    notSent: of('survey.not-sent').length,
    answers: lastScores.length,
    good: lastScores.filter((score) => score >= 4).length,
  }
}

/** Each answer takes its former score away: what is left over is the last one. */
const lastScore = (answers: readonly Event[]): number => {
  const left = new Map<number, number>()
  for (const { score = 0, previousScore } of answers) {
    left.set(score, (left.get(score) ?? 0) + 1)
    if (previousScore !== undefined) left.set(previousScore, (left.get(previousScore) ?? 0) - 1)
  }
  return [...left].find(([, count]) => count === 1)?.[0] ?? Number.NaN
}

const shown = (parts: readonly MetricsPart[]) => {
  const { conversations, firstResponse, resolution, csat } = figures(parts)
  return {
    ...conversations,
    leftOut: firstResponse.leftOut,
    firstResponses: firstResponse.n,
    firstResolutions: resolution.n,
    sent: csat.sent,
    notSent: Object.values(csat.leftOut).reduce((sum, one) => sum + one, 0),
    answers: csat.n,
    good: csat.percent === undefined ? 0 : Math.round((csat.percent * csat.n) / 100),
  }
}

describe('the numbers of a day', () => {
  test('are those of the definitions, whatever the order of facts and days', () => {
    fc.assert(
      fc.property(
        someDays,
        fc.constantFrom(...days),
        fc.constantFrom('desk', 'team#service', 'team#repair'),
        (all, day, dimension) => {
          const parts = partsFor(all, dimension, day)
          expect(shown(parts)).toEqual(oracle(all, dimension, day))
          expect(figures(parts.toReversed())).toEqual(figures(parts))
        },
      ),
      { numRuns: 400 },
    )
  })

  test('are the same when they are computed again', () => {
    fc.assert(
      fc.property(someDays, fc.constantFrom(...days), (all, day) => {
        const facts = factsOf(all, day)
        expect(partsOfDay(day, facts)).toEqual(partsOfDay(day, facts))
        expect(partsOfDay(day, facts.toReversed())).toEqual(partsOfDay(day, facts))
      }),
    )
  })

  test('of a day without any fact are zeros, not a gap', () => {
    const parts = partsOfDay('2026-03-01', [])
    expect([...parts.keys()]).toEqual(['desk'])
    expect(figures([...(parts.get('desk')?.values() ?? [])])).toMatchObject({
      conversations: { opened: 0, resolved: 0 },
      firstResponse: { n: 0, medianSeconds: undefined, leftOut: 0 },
      csat: { percent: undefined, n: 0, sent: 0, responseRatePercent: undefined },
    })
  })
})

describe('each number', () => {
  const fact = (type: Event['type'], more: Partial<Event> = {}): Event => ({
    type,
    at: 0,
    correlation: 'c',
    team: 'service',
    ...more,
  })
  const today = '2026-03-01'
  const shownOf = (facts: readonly Event[], dimension = 'desk') =>
    figures([...(partsOfDay(today, facts).get(dimension)?.values() ?? [])])
  const sent = fact('survey.sent', { sentDay: today })
  const answer = (score: number, previousScore?: number) =>
    fact('survey.answered', { sentDay: today, score, previousScore })

  test('satisfaction is the share of 4 and 5, shown with its n and the response rate of the sent', () => {
    const { csat } = shownOf([sent, sent, sent, answer(5), answer(3)])
    expect(csat).toMatchObject({ percent: 50, n: 2, sent: 3, responseRatePercent: 66.7 })
    expect(csat.responseRateOf).toBe('sent')
    expect(csat.scores).toEqual({ '3': 1, '5': 1 })
  })

  test('an answer that was changed counts once, as it is now', () => {
    const { csat } = shownOf([sent, answer(1), answer(5, 1)])
    expect(csat).toMatchObject({ percent: 100, n: 1 })
  })

  test('times are median and ninetieth percent of all, not averages', () => {
    const facts = [1, 2, 3, 4, 100].map((seconds) =>
      fact('conversation.first-response', { milliseconds: seconds * 1000 }),
    )
    expect(shownOf(facts).firstResponse).toMatchObject({
      n: 5,
      medianSeconds: 3,
      p90Seconds: 100,
    })
  })

  test('only the first resolution of a conversation is timed', () => {
    const resolved = { conversation: 'c1', milliseconds: 60_000 }
    const facts = [
      fact('conversation.resolved', { ...resolved, first: true }),
      fact('conversation.resolved', { ...resolved, first: false, milliseconds: 90_000 }),
    ]
    expect(shownOf(facts).resolution).toEqual({ n: 1, medianSeconds: 60, p90Seconds: 60 })
    expect(shownOf(facts).conversations.resolved).toBe(1)
  })

  test('a conversation that was answered after it was reopened is not left out', () => {
    const facts = [
      fact('conversation.resolved', { conversation: 'c1', why: 'unanswered' }),
      fact('conversation.resolved', { conversation: 'c1' }),
      fact('conversation.resolved', { conversation: 'c2', why: 'unanswered' }),
      fact('conversation.resolved', { conversation: 'c2', why: 'unanswered' }),
    ]
    expect(shownOf(facts).firstResponse.leftOut).toBe(1)
  })

  test('a fact without a team counts for the desk and makes up no team', () => {
    const parts = partsOfDay(today, [fact('survey.not-sent', { team: undefined, why: 'tries' })])
    expect([...parts.keys()]).toEqual(['desk'])
    expect(shownOf([fact('survey.not-sent')]).csat.leftOut).toEqual({ unknown: 1 })
  })

  test('what is no number of the day changes nothing', () => {
    const parts = partsOfDay(today, [fact('conversation.linked')]).get('team#service')
    expect(parts?.get(today)).toMatchObject({ opened: 0, resolved: 0 })
  })
})
