import { useQueries } from '@tanstack/react-query'
import { desk, found, ProblemError } from '../api/client.ts'
import type { MetricsView } from '../api/types.ts'
import { span } from '../parts/times.ts'
import { useNow } from '../parts/use-now.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { Bars } from './bars.tsx'
import { daysBefore } from './days.ts'

const daysShown = 7
const freshMilliseconds = 10 * 60_000

/** A day that is not closed yet, or that nothing is known of, has no numbers. */
const numbersOf = async (day: string): Promise<MetricsView | null> => {
  try {
    return found(await desk.GET('/v1/metrics/{day}', { params: { path: { day } } }))
  } catch (fault) {
    if (fault instanceof ProblemError) return null
    throw fault
  }
}

/** The numbers of the last days, each against the others. */
export const DayNumbers = ({ timeZone }: { readonly timeZone: string }) => {
  const words = useWords()
  const language = useLanguage()
  const days = daysBefore(useNow(), timeZone, daysShown)
  const results = useQueries({
    queries: days.map((day) => ({
      queryKey: ['metrics', day],
      queryFn: () => numbersOf(day),
      staleTime: freshMilliseconds,
    })),
  })
  const numbers = results.map(({ data }) => data ?? undefined)
  const shown = (seconds: number): string => span(seconds * 1000, language)
  const charts: readonly Chart[] = [
    { name: words.opened, of: ({ conversations }) => conversations.opened },
    { name: words.resolved, of: ({ conversations }) => conversations.resolved },
    { name: words.firstAnswer, of: ({ firstResponse }) => firstResponse.medianSeconds, as: shown },
    { name: words.satisfied, of: ({ csat }) => csat.percent, as: (percent) => `${percent} %` },
  ]
  return (
    <section className="numbers" aria-label={words.numbers}>
      <h2>{words.numbers}</h2>
      <div className="charts">
        {charts.map(({ name, of, as = String }) => (
          <Bars
            key={name}
            name={name}
            days={days}
            values={numbers.map((one) => (one === undefined ? undefined : of(one)))}
            shown={as}
          />
        ))}
      </div>
    </section>
  )
}

interface Chart {
  readonly name: string
  readonly of: (numbers: MetricsView) => number | undefined
  readonly as?: (value: number) => string
}
