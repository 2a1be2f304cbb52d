import fc from 'fast-check'
import type { Event } from '../../src/desk/event.ts'

/** Days full of facts as a desk could really have them: surveys sent once, scores changed one after the other. */

export const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'] as const
export type DayFact = { readonly day: string; readonly fact: Event }

const fact = (type: Event['type'], more: Partial<Event>): Event => ({
  type,
  at: 0,
  correlation: 'c',
  ...more,
})

const dayIndex = fc.integer({ min: 0, max: days.length - 1 })
const team = fc.constantFrom('service', 'repair', undefined)
const milliseconds = fc.integer({ min: 0, max: 3 * 86_400_000 })

const conversationFacts = (id: string): fc.Arbitrary<DayFact[]> =>
  fc
    .record({
      team,
      start: dayIndex,
      /** For each resolution: how many days later, how long it took. */
      resolutions: fc.array(fc.record({ by: fc.integer({ min: 0, max: 2 }), milliseconds }), {
        maxLength: 3,
      }),
      answeredBefore: fc.integer({ min: 0, max: 4 }),
    })
    .map(({ team: of, start, resolutions, answeredBefore }) => {
      const list: DayFact[] = [
        { day: at(start), fact: fact('conversation.opened', { conversation: id, team: of }) },
      ]
      let day = start
      for (const [index, { by, milliseconds: took }] of resolutions.entries()) {
        day += by
        const isAnswered = index >= answeredBefore
        if (index === answeredBefore) {
          const response = { conversation: id, team: of, milliseconds: took }
          list.push({ day: at(day), fact: fact('conversation.first-response', response) })
        }
        const why = isAnswered ? {} : { why: 'unanswered' }
        const resolved = { conversation: id, team: of, milliseconds: took, first: index === 0 }
        list.push({ day: at(day), fact: fact('conversation.resolved', { ...resolved, ...why }) })
      }
      return list
    })

const surveyFacts = (survey: string): fc.Arbitrary<DayFact[]> =>
  fc
    .record({
      team,
      start: dayIndex,
      isSent: fc.boolean(),
      scores: fc.array(
        fc.record({ by: fc.integer({ min: 0, max: 2 }), score: fc.integer({ min: 1, max: 5 }) }),
        { maxLength: 4 },
      ),
    })
    .map(({ team: of, start, isSent, scores }) => {
      const about = { survey, team: of }
      if (!isSent) {
        const why = 'asked-lately'
        return [{ day: at(start), fact: fact('survey.not-sent', { ...about, why }) }]
      }
      const sentDay = at(start)
      const list = [{ day: at(start), fact: fact('survey.sent', { ...about, sentDay }) }]
      let day = start
      let previousScore: number | undefined
      for (const { by, score } of scores) {
        day += by
        const answer = { ...about, sentDay, score, previousScore }
        list.push({ day: at(day), fact: fact('survey.answered', answer) })
        previousScore = score
      }
      return list
    })

const at = (index: number): string => days[Math.min(index, days.length - 1)] ?? days[0]

/** All facts of a few days, in any order. */
export const someDays: fc.Arbitrary<DayFact[]> = fc
  .tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }))
  .chain(([conversations, surveys]) =>
    fc.tuple(
      ...Array.from({ length: conversations }, (_, index) => conversationFacts(`c${index}`)),
      ...Array.from({ length: surveys }, (_, index) => surveyFacts(`s${index}`)),
    ),
  )
  .chain((lists) => {
    const all = lists.flat()
    return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })
  })
