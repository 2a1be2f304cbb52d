import { openCloud } from './cloud.ts'
import { type Deployed, readDeployed } from './deployed.ts'
import { liveThrough, type Watcher } from './desk-life.ts'
import { buildHouse, type House, type Patch } from './house.ts'
import { createCustomers } from './people/customers.ts'
import { type CasePlan, planOf } from './people/plan.ts'
import type { Item, Mailed, Violation } from './promises/observed.ts'
import { violationsOf } from './promises/violations.ts'
import { overloaded } from './promises/while-it-runs.ts'
import { inNames, tellChange } from './telling.ts'
import { type Chance, createChance } from './world/chance.ts'
import type { Telling } from './world/story.ts'
import type { Happening } from './world/weather.ts'
import { createWorld, type World } from './world/world.ts'

export interface RunOptions {
  readonly seed: number
  /** Of all that might happen, only this does. @default all of it */
  readonly only?: ReadonlySet<string>
  /** How much of the story is written down. @default nothing */
  readonly telling?: Telling
}

/** What came of one seed. */
export interface Run {
  readonly seed: number
  readonly violations: readonly Violation[]
  /** Everything that happened and might not have. */
  readonly happened: readonly Happening[]
  /** What it came across: kinds of trouble, of events, how replies and surveys ended, what was redriven. */
  readonly met: readonly string[]
  readonly story: readonly string[]
  /** Conversations that were opened. */
  readonly cases: number
}

export type Runner = (options: RunOptions) => Promise<Run>

const flows = ['src/flows/apply-desk.ts', 'src/flows/redrive.ts'] as const

let stack: Deployed | undefined
/** The same for every house: a fault is planted in what runs, and not in what is deployed. */
const readStack = (): Deployed => {
  stack ??= readDeployed()
  return stack
}

/** Builds the house once, with faults planted in it or none, and plays seeds in it. */
export const createRunner = async (patches: readonly Patch[] = []): Promise<Runner> => {
  const deployed = readStack()
  const house = await buildHouse([...deployed.functions.map(({ door }) => door), ...flows], patches)
  return (options) => run(house, deployed, options)
}

const run = async (house: House, deployed: Deployed, options: RunOptions): Promise<Run> => {
  const { seed, only, telling } = options
  const chance = createChance(seed)
  const plan = planOf(chance)
  const world = createWorld({ seed, start: plan.start, only, telling })
  const secrets = secretsOf(chance, plan)
  const onMail = (mail: Mailed): void => customers.onMail(mail)
  const watchers: Watcher[] = [
    (after, before) => notePassing(world, after, before),
    (after, before) => tellChange(world.story, after, before),
  ]
  const cloud = openCloud({
    ...{ world, house, deployed, secrets, onMail },
    onChange: (after, before) => {
      for (const watcher of watchers) watcher(after, before)
    },
  })
  const customers = createCustomers(world, cloud.gateway, (inbox) => secrets[inbox] ?? '')
  const atRest = await ended(world, async () =>
    violationsOf(await liveThrough({ world, cloud, plan, customers, watchers })),
  )
  for (const { promise, seen } of atRest) world.broken(promise, seen)
  const items = cloud.table.items() as readonly Item[]
  return {
    seed,
    violations: world.seenBroken(),
    happened: world.weather.happened(),
    met: [...new Set([...world.met, ...metIn(world, items)])],
    story: inNames(world.story.lines(), items),
    cases: items.filter(({ kind }) => kind === 'conversation').length,
  }
}

const notePassing = (world: World, after: Item | undefined, before: Item | undefined): void => {
  const seen = overloaded(before, after)
  if (seen !== undefined) world.broken('a load never passes the capacity', seen)
}

const metIn = ({ weather }: World, items: readonly Item[]): readonly string[] => [
  ...weather.happened().map(({ kind }) => kind),
  ...items.flatMap(({ kind, type, state, delivery }) => {
    if (kind === 'event') return [`event ${type}`]
    if (kind === 'survey') return [`survey ${state}`]
    return kind === 'message' && delivery !== undefined ? [`reply ${delivery}`] : []
  }),
]

/** A world that comes to no end is a promise broken too. */
const ended = async (
  world: World,
  live: () => Promise<readonly Violation[]>,
): Promise<readonly Violation[]> => {
  try {
    return await live()
  } catch (fault) {
    const { stack = '' } = fault as Error
    world.story.tell('world', stack)
    return [{ promise: 'the desk comes to rest', seen: stack.split('\n').slice(0, 4).join(' ') }]
  }
}

const secretsOf = (chance: Chance, { policy }: CasePlan): Record<string, string> =>
  Object.fromEntries(
    Object.keys(policy.inboxes).map((inbox) => [
      inbox,
      `whsec_${chance.bytes(`secret ${inbox}`, 32).toString('base64')}`,
    ]),
  )
