import * as z from 'zod/mini'
import type { Event } from './event.ts'
import { count, type Histogram, merged, percentileSeconds, withDuration } from './histogram.ts'

const Counts = z.record(z.string(), z.number())

/**
 * What the facts of one day (`from`) say about a day (`day`, the same or an earlier one). It is replaced when
 * it is computed again, never added to; a day's figure is the sum of its parts.
 */
export const MetricsPart = z.object({
  day: z.string(),
  from: z.string(),
  opened: z.number(),
  resolved: z.number(),
  resolvedUnanswered: z.number(),
  firstResponse: Counts,
  resolution: Counts,
  surveysSent: z.number(),
  /** Why customers were not asked -> how many. */
  surveysNotSent: Counts,
  /** Score -> answers; a changed answer takes its former score away. */
  scores: Counts,
})
export type MetricsPart = z.infer<typeof MetricsPart>

export const emptyPart = (day: string, from: string): MetricsPart => ({
  day,
  from,
  opened: 0,
  resolved: 0,
  resolvedUnanswered: 0,
  firstResponse: {},
  resolution: {},
  surveysSent: 0,
  surveysNotSent: {},
  scores: {},
})

/** What numbers are published by: all of the desk, or one team. */
export const dimensionOf = (team: string | undefined): string =>
  team === undefined ? 'desk' : `team#${team}`

/** Dimension -> day -> part. */
export type DayParts = ReadonlyMap<string, ReadonlyMap<string, MetricsPart>>

/** The parts that the facts of `from` add up to, in any order of the facts. */
export const partsOfDay = (from: string, facts: Iterable<Event>): DayParts => {
  const parts = new Map<string, Map<string, MetricsPart>>()
  const all = [...facts]
  const unanswered = neverAnswered(all)
  const resolvedAlready = new Set<string>()
  const change = (dimension: string, day: string, by: (part: MetricsPart) => MetricsPart): void => {
    const days = parts.get(dimension) ?? new Map<string, MetricsPart>()
    days.set(day, by(days.get(day) ?? emptyPart(day, from)))
    parts.set(dimension, days)
  }
  // A day without facts still has its zeros, so that "nothing happened" is not "not computed".
  change(dimensionOf(undefined), from, (part) => part)
  for (const fact of all) {
    const day = isSurveyFact(fact) ? (fact.sentDay ?? from) : from
    for (const dimension of new Set([dimensionOf(undefined), dimensionOf(fact.team)])) {
      change(dimension, day, (part) => withFact(part, fact))
      if (fact.type !== 'conversation.resolved') continue
      // Resolved, reopened and resolved again on one day is one conversation resolved that day.
      const once = `${dimension} ${fact.conversation}`
      if (resolvedAlready.has(once)) continue
      resolvedAlready.add(once)
      const isUnanswered = unanswered.has(fact.conversation)
      change(dimension, day, (part) => withResolved(part, isUnanswered))
    }
  }
  return parts
}

/** The conversations that were resolved without an answer each time. */
const neverAnswered = (facts: readonly Event[]): ReadonlySet<string | undefined> => {
  const resolved = facts.filter(({ type }) => type === 'conversation.resolved')
  const answered = new Set(
    resolved.filter(({ why }) => why !== 'unanswered').map(({ conversation }) => conversation),
  )
  return new Set(
    resolved.map(({ conversation }) => conversation).filter((one) => !answered.has(one)),
  )
}

const withResolved = (part: MetricsPart, isUnanswered: boolean): MetricsPart => ({
  ...part,
  resolved: part.resolved + 1,
  resolvedUnanswered: part.resolvedUnanswered + (isUnanswered ? 1 : 0),
})

const isSurveyFact = ({ type }: Event): boolean =>
  type === 'survey.sent' || type === 'survey.answered'

const withFact = (part: MetricsPart, fact: Event): MetricsPart => {
  const { milliseconds = 0 } = fact
  switch (fact.type) {
    case 'conversation.opened':
      return { ...part, opened: part.opened + 1 }
    case 'conversation.first-response':
      return { ...part, firstResponse: withDuration(part.firstResponse, milliseconds) }
    case 'conversation.resolved':
      return fact.first
        ? { ...part, resolution: withDuration(part.resolution, milliseconds) }
        : part
    case 'survey.sent':
      return { ...part, surveysSent: part.surveysSent + 1 }
    case 'survey.not-sent':
      return { ...part, surveysNotSent: added(part.surveysNotSent, fact.why ?? 'unknown', 1) }
    case 'survey.answered':
      return {
        ...part,
        scores: added(added(part.scores, fact.score, 1), fact.previousScore, -1),
      }
    default:
      return part
  }
}

const added = (
  counts: Readonly<Record<string, number>>,
  key: string | number | undefined,
  by: number,
): Record<string, number> => {
  const sum: Record<string, number> = { ...counts }
  if (key !== undefined) sum[String(key)] = (sum[String(key)] ?? 0) + by
  return sum
}

export interface Durations {
  readonly n: number
  readonly medianSeconds: number | undefined
  readonly p90Seconds: number | undefined
}

/** The five numbers of a day, each with its n. */
export interface Figures {
  readonly conversations: { readonly opened: number; readonly resolved: number }
  /** `leftOut`: conversations resolved that day that never had an answer. */
  readonly firstResponse: Durations & { readonly leftOut: number }
  /** Opened to first resolved. */
  readonly resolution: Durations
  readonly csat: {
    /** Percent of answers that are 4 or 5; undefined without an answer. */
    readonly percent: number | undefined
    readonly n: number
    readonly sent: number
    /** Percent of sent surveys that were answered. */
    readonly responseRatePercent: number | undefined
    readonly responseRateOf: 'sent'
    readonly scores: Readonly<Record<string, number>>
    /** Cases not asked, by reason. */
    readonly leftOut: Readonly<Record<string, number>>
  }
}

export const figures = (parts: readonly MetricsPart[]): Figures => {
  const sum = (of: (part: MetricsPart) => number): number =>
    parts.reduce((total, part) => total + of(part), 0)
  const scores = merged(...parts.map((part) => part.scores))
  const answers = count(scores)
  const sent = sum((part) => part.surveysSent)
  const good = (scores['4'] ?? 0) + (scores['5'] ?? 0)
  return {
    conversations: { opened: sum((part) => part.opened), resolved: sum((part) => part.resolved) },
    firstResponse: {
      ...durations(merged(...parts.map((part) => part.firstResponse))),
      leftOut: sum((part) => part.resolvedUnanswered),
    },
    resolution: durations(merged(...parts.map((part) => part.resolution))),
    csat: {
      percent: percent(good, answers),
      n: answers,
      sent,
      responseRatePercent: percent(answers, sent),
      responseRateOf: 'sent',
      scores,
      leftOut: merged(...parts.map((part) => part.surveysNotSent)),
    },
  }
}

const durations = (histogram: Histogram): Durations => ({
  n: count(histogram),
  medianSeconds: percentileSeconds(histogram, 50),
  p90Seconds: percentileSeconds(histogram, 90),
})

/** One decimal is enough for a rate, and it stays a number. */
const percent = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : Math.round((part / whole) * 1000) / 10
