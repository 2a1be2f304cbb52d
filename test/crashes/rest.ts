import { localDay } from '../../src/desk/days.ts'
import { askUntil } from './caller.ts'
import type { Clock } from './clock.ts'
import type { Facts } from './facts.ts'
import type { Host } from './host.ts'
import { untilIdle } from './queues.ts'
import type { Random } from './random.ts'
import { finishReading } from './readers.ts'

const minute = 60
const hour = 60 * minute

/** Leases end, tries come due, targets are missed, surveys go out; the last tries of a reply take hours. */
const winds = [65, 65, 3 * minute, 9 * minute, 15 * minute, 30 * minute, 65 * minute, 3 * hour]

const settled = async (host: Host): Promise<void> => {
  await askUntil(
    host,
    async (client) => {
      await untilIdle(client)
      return true
    },
    () => true,
  )
}

const surveyLink = /\/s\/([a-z2-7]{26})/

/** Customers answer what they were mailed: some well, some badly, some never. */
const answerSurveys = async (host: Host, facts: Facts, random: Random): Promise<void> => {
  const mails = await askUntil(
    host,
    (client) => client.mails(),
    () => true,
  )
  for (const { text } of mails) {
    const id = surveyLink.exec(text)?.[1]
    if (id === undefined || facts.answeredSurveys.has(id)) continue
    facts.answeredSurveys.add(id)
    if (random.chance(0.3)) continue
    const body = `score=${random.between(1, 5)}`
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    await askUntil(
      host,
      (client) => client.ask('POST', `/s/${id}`, { body, headers }),
      ({ status }) => status < 500,
    )
  }
}

/** How long until the desk's local day is over and its numbers are computed for good. */
const secondsUntilNumbers = (now: number, timeZone: string): number => {
  const step = 15 * minute
  let seconds = step
  while (localDay(now + seconds * 1000, timeZone) === localDay(now, timeZone)) seconds += step
  return seconds + hour
}

/** Brings a desk to rest: all that is due has fired, all that may be tried was tried, the day is over. */
export const comeToRest = async (
  { host, clock, facts }: { readonly host: Host; readonly clock: Clock; readonly facts: Facts },
  timeZone: string,
  random: Random,
): Promise<void> => {
  await settled(host)
  for (const seconds of winds) {
    await clock.wind(seconds)
    await settled(host)
    await answerSurveys(host, facts, random)
  }
  await clock.wind(secondsUntilNumbers(clock.now(), timeZone))
  await settled(host)
  // One more tick for what the night brought.
  await clock.wind(65)
  await settled(host)
  await finishReading(host, facts)
}
