import { openCloud } from './cloud.ts'
import { type Deployed, readDeployed } from './deployed.ts'
import { liveThrough, settled, type Watcher } from './desk-life.ts'
import { buildHouse, type House, type Patch } from './house.ts'
import { createCustomers } from './people/customers.ts'
import { type CasePlan, planOf } from './people/plan.ts'
import type { Item, Mailed, Violation } from './promises/observed.ts'
import { violationsOf } from './promises/violations.ts'
import { overloaded } from './promises/while-it-runs.ts'
import { type Chance, createChance } from './world/chance.ts'
import type { Happening } from './world/weather.ts'
import { createWorld, type World } from './world/world.ts'

export interface RunOptions {
  readonly seed: number
  /** Of all that might happen, only this does. @default all of it */
  readonly only?: ReadonlySet<string>
  /** Whether the story is written down. @default false */
  readonly isTold?: boolean
}

/** What came of one seed. */
export interface Run {
  readonly seed: number
  readonly violations: readonly Violation[]
  /** Everything that happened and might not have. */
  readonly happened: readonly Happening[]
  readonly story: readonly string[]
  /** Conversations that were opened. */
  readonly cases: number
}

export type Runner = (options: RunOptions) => Promise<Run>

const flows = ['src/flows/apply-desk.ts', 'src/flows/redrive.ts'] as const

/** Builds the house once, with faults planted in it or none, and plays seeds in it. */
export const createRunner = async (patches: readonly Patch[] = []): Promise<Runner> => {
  const deployed = readDeployed()
  const house = await buildHouse([...deployed.functions.map(({ door }) => door), ...flows], patches)
  return (options) => run(house, deployed, options)
}

const run = async (house: House, deployed: Deployed, options: RunOptions): Promise<Run> => {
  const { seed, only, isTold } = options
  const chance = createChance(seed)
  const plan = planOf(chance)
  const world = createWorld({ seed, start: plan.start, only, isTold })
  const secrets = secretsOf(chance, plan)
  const onMail = (mail: Mailed): void => customers.onMail(mail)
  const watchers: Watcher[] = [(after, before) => notePassing(world, after, before)]
  const cloud = openCloud({
    ...{ world, house, deployed, secrets, onMail },
    onChange: (after, before) => {
      for (const watcher of watchers) watcher(after, before)
    },
  })
  const customers = createCustomers(world, cloud.gateway, (inbox) => secrets[inbox] ?? '')
  const violations = await ended(world, async () => {
    const shell = cloud.commandLine('desk apply', 'src/flows/apply-desk.ts')
    const apply = shell.exports.applyDesk as Apply
    await settled(world, apply(plan.policy))
    return violationsOf(await liveThrough({ world, cloud, plan, customers, watchers }))
  })
  return {
    seed,
    violations: [...world.seenBroken(), ...violations],
    happened: world.weather.happened(),
    story: world.story.lines(),
    cases: cloud.table.items().filter(({ kind }) => kind === 'conversation').length,
  }
}

const notePassing = (world: World, after: Item | undefined, before: Item | undefined): void => {
  const seen = overloaded(before, after)
  if (seen !== undefined) world.broken('a load never passes the capacity', seen)
}

type Apply = (policy: CasePlan['policy']) => Promise<unknown>

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
