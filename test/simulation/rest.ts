import type { Cloud } from './cloud.ts'
import type { createCustomers } from './people/customers.ts'
import type { createOperator } from './people/operator.ts'
import type { CasePlan } from './people/plan.ts'
import type { Item } from './promises/observed.ts'
import { doubtedWithoutReason, overdue, waitingBesideRoom } from './promises/while-it-runs.ts'
import type { createSchedules } from './schedules.ts'
import { settled } from './world/settled.ts'
import type { World } from './world/world.ts'

const minute = 60_000

const restWithinMilliseconds = 12 * 60 * minute
/** A due thing fires within 2 minutes of the moment at which it can. */
const lateMilliseconds = 2 * minute
/** Two ticks, of which the scheduler may bring each a while late. */
const waitMilliseconds = 2 * minute

/** Looks each minute of the calm whether somebody waits who need not, and whether something due was not done. */
export const createWatch = (
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

interface Resting {
  readonly world: World
  readonly cloud: Cloud
  readonly operator: ReturnType<typeof createOperator>
  readonly customers: ReturnType<typeof createCustomers>
  readonly schedules: ReturnType<typeof createSchedules>
  readonly look: () => void
  readonly items: () => readonly Item[]
  readonly policy: CasePlan['policy']
}

/** Redrives what failed for good and lets the clock strike, until nothing is left to do. */
export const untilRest = async (resting: Resting): Promise<void> => {
  const { world, cloud, operator, customers, schedules, look, items, policy } = resting
  const { time, broken } = world
  const rest = createRest(world, cloud, items, policy)
  const giveUpAt = time.now() + restWithinMilliseconds
  const isOver = () => rest.isReached() && operator.left() === 0 && !customers.isAtWork()
  while (time.now() < giveUpAt && !isOver()) {
    await settled(world, operator.redriveAll())
    const until = time.now() + 3 * minute
    await schedules.passMinutes(until, { isIdle: rest.isIdle, onMinute: look })
  }
  if (!rest.isReached()) broken('everything due fires', rest.whatIsLeft())
  if (operator.left() > 0) broken('what failed for good has a way back', 'letters are left')
}

/** A worker that died may leave any reply in doubt; where none has, each doubt needs a reason of its own. */
export const tellDoubts = (world: World, cloud: Cloud, items: readonly Item[]): void => {
  if (world.deaths.some((name) => name.startsWith('Deliver'))) return
  const happened = world.weather.happened().map(({ id }) => id)
  for (const seen of doubtedWithoutReason(items, cloud.answered(), happened)) {
    world.broken('a reply is in doubt only where something befell it', seen)
  }
}

/** When nothing is due any more, nobody waits who need not, no queue holds work, and the stream is read to its end. */
const createRest = (
  { time }: World,
  cloud: Cloud,
  items: () => readonly Item[],
  policy: CasePlan['policy'],
) => {
  const work = cloud.queues.filter(({ name }) => name !== 'parking' && !name.endsWith('-dead'))
  const due = () => items().filter(({ dueKey }) => dueKey !== undefined)
  const letters = () => work.reduce((sum, queue) => sum + queue.letters().length, 0)
  // The clock gives out what waits, whether anything is due or not.
  const waits = () => waitingBesideRoom(items(), policy, time.now()).length > 0
  const isDone = () => letters() === 0 && cloud.openRecords() === 0 && !waits()
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
