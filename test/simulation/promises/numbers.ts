import { localDay } from '../../../src/desk/days.ts'
import type { Event } from '../../../src/desk/event.ts'
import type { DeskAtRest, Stored } from './desk-at-rest.ts'
import type { NumbersRead, Observed } from './observed.ts'

/**
 * The numbers of a day, computed the slow and obvious way: all events and all surveys are looked at for each figure,
 * and every list of durations is sorted. It shares nothing with the desk's own computation but the local day.
 */
const expected = (
  { policy }: Observed,
  desk: DeskAtRest,
  { day, team }: NumbersRead,
): Readonly<Record<string, unknown>> => {
  const isOfTeam = (one: { readonly team?: string | undefined }): boolean =>
    team === undefined || one.team === team
  const ofDay = desk.events.filter(({ at }) => localDay(at, policy.desk.timeZone) === day)
  const facts = (type: Event['type']): readonly Stored<Event>[] =>
    ofDay.filter((event) => event.type === type && isOfTeam(event))
  const resolved = facts('conversation.resolved')
  const asked = desk.surveys.filter((one) => one.sentDay === day && isOfTeam(one))
  const scores = asked.flatMap(({ score }) => (score === undefined ? [] : [score]))
  const sent = asked.filter(({ state }) => state === 'sent').length
  return {
    conversations: {
      opened: facts('conversation.opened').length,
      resolved: new Set(resolved.map(({ conversation }) => conversation)).size,
    },
    firstResponse: {
      ...durations(facts('conversation.first-response')),
      leftOut: neverAnswered(ofDay, resolved),
    },
    resolution: durations(resolved.filter(({ first }) => first)),
    csat: {
      percent: percent(scores.filter((score) => score >= 4).length, scores.length),
      n: scores.length,
      sent,
      responseRatePercent: percent(scores.length, sent),
      responseRateOf: 'sent',
      scores: counts(scores.map(String)),
      leftOut: counts(facts('survey.not-sent').map(({ why }) => String(why))),
    },
  }
}

/** Of the conversations resolved that day, those that no resolution of that day found answered. */
const neverAnswered = (ofDay: readonly Event[], resolved: readonly Event[]): number => {
  const ids = new Set(resolved.map(({ conversation }) => conversation))
  return [...ids].filter((id) =>
    ofDay
      .filter(({ type, conversation }) => type === 'conversation.resolved' && conversation === id)
      .every(({ why }) => why === 'unanswered'),
  ).length
}

const durations = (events: readonly Event[]) => {
  const seconds = events
    .map(({ milliseconds = 0 }) => Math.floor(milliseconds / 1000))
    .sort((one, other) => one - other)
  const nearestRank = (of: number): number | undefined =>
    seconds[Math.max(1, Math.ceil((seconds.length * of) / 100)) - 1]
  return { n: seconds.length, medianSeconds: nearestRank(50), p90Seconds: nearestRank(90) }
}

const percent = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : Math.round((1000 * part) / whole) / 10

const counts = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]),
  )

/** A histogram keeps a duration to less than a thousandth. */
const isAlike = (one: number, other: number): boolean =>
  one === other || (Math.min(one, other) > 2000 && Math.abs(one - other) / one < 0.001)

/** What two answers say differently; a figure that is zero may also be left out. */
const differences = (is: unknown, should: unknown, name: string): readonly string[] => {
  if (typeof is === 'object' || typeof should === 'object') {
    const [one, other] = [fields(is), fields(should)]
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
      differences(one[key], other[key], `${name}.${key}`),
    )
  }
  const [one, other] = [is ?? 0, should ?? 0]
  const isSame =
    typeof one === 'number' && typeof other === 'number' ? isAlike(one, other) : one === other
  return isSame ? [] : [`${name} is ${is} and should be ${should}`]
}

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

/** The numbers of each day are those that its events and surveys add up to. */
export const numbersRight = (observed: Observed, desk: DeskAtRest): readonly string[] =>
  observed.numbers.flatMap((read) => {
    const { day: _, timeZone, startsAt, endsAt, ...body } = read.body as Record<string, unknown>
    const what = `${read.day} of ${read.team ?? 'the desk'}`
    return differences(body, expected(observed, desk, read), what)
  })
