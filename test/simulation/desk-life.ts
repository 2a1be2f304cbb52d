import { conversationId } from '../../src/desk/conversation.ts'
import { dayAfter, dayStart, localDay } from '../../src/desk/days.ts'
import type { Cloud } from './cloud.ts'
import { claimsOf, createAgents } from './people/agents.ts'
import type { createCustomers } from './people/customers.ts'
import { createOperator } from './people/operator.ts'
import type { CasePlan } from './people/plan.ts'
import { createReader } from './people/reader.ts'
import { deskAtRest } from './promises/desk-at-rest.ts'
import type { Item, NumbersRead, Observed } from './promises/observed.ts'
import { doubtedWithoutReason, overdue, waitingBesideRoom } from './promises/while-it-runs.ts'
import { createSchedules } from './schedules.ts'
import type { World } from './world/world.ts'

const minute = 60_000

/** Agents go on working for a while when the trouble is over. */
const calmWorkMilliseconds = 8 * minute
/** A queue gives a message up after five receives of three minutes: then the operator has something to look at. */
const untilDeadLetters = 17 * minute
/** Whatever is left of the trouble has been worked by then. */
const recoveryMilliseconds = 4 * minute
const restWithinMilliseconds = 12 * 60 * minute
/** A due thing fires within 2 minutes of the moment at which it can. */
const lateMilliseconds = 2 * minute
/** Two ticks, of which the scheduler may bring each a while late. */
const waitMilliseconds = 2 * minute

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
  const mistake = operator.mistake(policy, troubleMilliseconds / 2)
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

  const rest = createRest(world, cloud, items)
  const giveUpAt = time.now() + restWithinMilliseconds
  while (time.now() < giveUpAt && !(rest.isReached() && operator.left() === 0)) {
    await settled(world, operator.redriveAll())
    await schedules.passMinutes(time.now() + 3 * minute, {
      isIdle: rest.isIdle,
      onMinute: watch.look,
    })
  }
  if (!rest.isReached()) world.broken('everything due fires', rest.whatIsLeft())
  if (operator.left() > 0) world.broken('what failed for good has a way back', 'letters are left')

  if (!world.deaths.some((name) => name.startsWith('Deliver'))) {
    const happened = weather.happened().map(({ id }) => id)
    for (const seen of doubtedWithoutReason(items(), cloud.answered(), happened)) {
      world.broken('a reply is in doubt only where something befell it', seen)
    }
  }
  story.tell('world', 'all is at rest')
  await schedules.passHours(endOfDays(time.now(), policy.desk.timeZone))
  await settled(world, reader.finish())
  const numbers = await settled(world, readNumbers(cloud, daysOf(start, time.now(), plan), plan))
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
  }
}

/** Lets time pass until this is done. */
export const settled = async <Value>({ time }: World, work: Promise<Value>): Promise<Value> => {
  let isDone = false
  const end = (): void => {
    isDone = true
  }
  work.then(end, end)
  const hour = 60 * minute
  await time.passUntil(time.now() + hour, () => isDone)
  if (!isDone) throw new Error('Something did not end within an hour.')
  return work
}

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

/** Looks each minute of the calm whether somebody waits who need not, and whether something due was not done. */
const createWatch = (
  { time, broken }: World,
  items: () => readonly Item[],
  policy: CasePlan['policy'],
) => {
  let waited: ReadonlyMap<string, number> = new Map()
  let late: ReadonlyMap<string, number> = new Map()
  const told = new Set<string>()
  const once = (promise: string, seen: string): void => {
    if (!told.has(seen)) broken(promise, seen)
    told.add(seen)
  }
  /** Since when each of these has been seen at every look. */
  const since = (before: ReadonlyMap<string, number>, seen: readonly string[]) =>
    new Map(seen.map((one) => [one, before.get(one) ?? time.now()]))
  return {
    look: (): void => {
      const present = items()
      waited = since(waited, waitingBesideRoom(present, policy, time.now()))
      late = since(late, overdue(present, time.now()))
      for (const [one, from] of waited) {
        if (time.now() - from > waitMilliseconds) {
          once('nobody waits beside somebody with room', one)
        }
      }
      for (const [one, from] of late) {
        if (time.now() - from > lateMilliseconds) once('everything due fires', one)
      }
    },
  }
}

/** When nothing is due any more, no queue holds work, and the stream is read to its end. */
const createRest = ({ time }: World, cloud: Cloud, items: () => readonly Item[]) => {
  const work = cloud.queues.filter(({ name }) => name !== 'parking' && !name.endsWith('-dead'))
  const due = () => items().filter(({ dueKey }) => dueKey !== undefined)
  const letters = () => work.reduce((sum, queue) => sum + queue.letters().length, 0)
  const isDone = () => letters() === 0 && cloud.openRecords() === 0
  return {
    isReached: () => isDone() && due().length === 0,
    /** The clock would find nothing within its next minute. */
    isIdle: () => isDone() && due().every(({ dueRank }) => Number(dueRank) > time.now() + minute),
    whatIsLeft: () =>
      `${due()
        .map(({ pk, sk }) => `${pk} ${sk}`)
        .join()} due, ${letters()} letters, ${cloud.openRecords()} records`,
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
