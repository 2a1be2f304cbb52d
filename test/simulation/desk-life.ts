import { conversationId } from '../../src/desk/conversation.ts'
import { dayAfter, dayStart, localDay } from '../../src/desk/days.ts'
import type { Cloud } from './cloud.ts'
import { claimsOf, createAgents } from './people/agents.ts'
import type { createCustomers } from './people/customers.ts'
import { createOperator } from './people/operator.ts'
import type { CasePlan } from './people/plan.ts'
import { createReader } from './people/reader.ts'
import { searchAll } from './people/searcher.ts'
import { deskAtRest } from './promises/desk-at-rest.ts'
import type { Item, NumbersRead, Observed } from './promises/observed.ts'
import { questionsOf } from './promises/searches.ts'
import { createWatch, tellDoubts, untilRest } from './rest.ts'
import { createSchedules } from './schedules.ts'
import { settled } from './world/settled.ts'
import type { World } from './world/world.ts'

const minute = 60_000

/** Agents go on working for a while when the trouble is over. */
const calmWorkMilliseconds = 8 * minute
/** A queue gives a message up after five receives of three minutes: then the operator has something to look at. */
const untilDeadLetters = 17 * minute
/** Whatever is left of the trouble has been worked by then. */
const recoveryMilliseconds = 4 * minute

/** Is told of every change of the table. */
export type Watcher = (after: Item | undefined, before: Item | undefined) => void

export interface LifeOptions {
  readonly world: World
  readonly cloud: Cloud
  readonly plan: CasePlan
  readonly customers: ReturnType<typeof createCustomers>
  readonly watchers: Watcher[]
}

/** Plays a whole case: trouble, calm, the way back, rest, the end of the day; then says all that can be seen. */
export const liveThrough = async (options: LifeOptions): Promise<Observed> => {
  const { world, cloud, plan, customers, watchers } = options
  const { time, weather, story } = world
  const { policy, messages, troubleMilliseconds } = plan
  const start = time.now()
  const items = (): readonly Item[] => cloud.table.items() as readonly Item[]
  const schedules = createSchedules(world, cloud)
  const agents = createAgents(world, cloud.gateway, policy.teams)
  const operator = createOperator(world, cloud)
  const conversations = (): readonly string[] =>
    deskAtRest({ items: items() }).conversations.map(conversationId)
  const reader = createReader(world, cloud.gateway, conversations)
  watchers.push((after) => {
    if (after?.kind === 'message') reader.onMessage(`${after.thread}.${after.episode}`)
    if (after?.kind === 'conversation') agents.onMove(`${after.pk} ${after.sk}`)
  })

  await settled(world, operator.apply(policy))
  story.tell('world', 'the trouble begins')
  weather.breakOut()
  customers.begin(messages)
  agents.begin(Object.keys(policy.agents).filter((agent) => agent !== 'ada'))
  void reader.begin()
  const mistake = operator.mistake(plan)
  void operator.redeploy(troubleMilliseconds + calmWorkMilliseconds)
  await schedules.passMinutes(time.now() + troubleMilliseconds)

  story.tell('world', 'the trouble is over')
  weather.calmDown()
  await settled(world, mistake)
  const watch = createWatch(world, items, policy)
  await schedules.passMinutes(time.now() + recoveryMilliseconds)
  await schedules.passMinutes(time.now() + calmWorkMilliseconds, { onMinute: watch.look })
  agents.end()
  reader.end()
  await comeBack(world, agents, policy.agents)
  await schedules.passMinutes(time.now() + untilDeadLetters, { onMinute: watch.look })

  await untilRest({ world, cloud, operator, customers, schedules, look: watch.look, items, policy })
  tellDoubts(world, cloud, items())
  story.tell('world', 'all is at rest')
  await schedules.passHours(endOfDays(time.now(), policy.desk.timeZone))
  await settled(world, reader.finish())
  const numbers = await settled(world, readNumbers(cloud, daysOf(start, time.now(), plan), plan))
  const searches = await settled(world, lookForAll(cloud, items()))
  world.met.push(...operator.redriven())
  return {
    policy,
    now: time.now(),
    items: items(),
    sent: customers.sent(),
    received: cloud.received(),
    mails: cloud.mails(),
    asked: agents.asked(),
    readings: reader.readings(),
    numbers,
    searches,
  }
}

/** Who reads everything, and who reads what one team has or had, look for all there is. */
const lookForAll = ({ gateway }: Cloud, items: readonly Item[]) =>
  searchAll(
    async (reader, query) => {
      const url = `/v1/search${query}`
      const answer = await gateway.ask({ method: 'GET', url, claims: claimsOf(reader) }, reader)
      return answer.status === 200 ? JSON.parse(answer.body) : undefined
    },
    ['ada', 'fang'],
    questionsOf({ items }),
  )

/** Everybody is back for the rest of the day, so that whoever waits still can be given to somebody. */
const comeBack = async (
  world: World,
  agents: ReturnType<typeof createAgents>,
  all: CasePlan['policy']['agents'],
): Promise<void> => {
  for (const agent of Object.keys(all).filter((one) => one !== 'ada')) {
    await settled(world, agents.presence(agent, `${agent} comes back`, 'online'))
  }
}

/** Some hours into the day after the present one, so that this one is closed, with what came in late. */
const endOfDays = (now: number, timeZone: string): number =>
  dayStart(dayAfter(localDay(now, timeZone)), timeZone) + 125 * minute

const daysOf = (start: number, end: number, { policy }: CasePlan): readonly string[] => {
  const { timeZone } = policy.desk
  const days: string[] = []
  const last = dayAfter(localDay(end, timeZone), -1)
  for (let day = localDay(start, timeZone); day <= last; day = dayAfter(day)) days.push(day)
  return days
}

const readNumbers = async (
  { gateway }: Cloud,
  days: readonly string[],
  { policy }: CasePlan,
): Promise<readonly NumbersRead[]> => {
  const numbers: NumbersRead[] = []
  for (const day of days) {
    for (const team of [undefined, ...Object.keys(policy.teams)]) {
      const url = `/v1/metrics/${day}${team === undefined ? '' : `?team=${team}`}`
      const answer = await gateway.ask({ method: 'GET', url, claims: claimsOf('ada') }, 'ada')
      if (answer.status === 404 && team !== undefined) continue
      numbers.push({ day, team, body: answer.status === 200 ? JSON.parse(answer.body) : {} })
    }
  }
  return numbers
}
