import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { secretOf } from '../journey/secret.ts'
import type { Observed, Violation } from '../simulation/promises/observed.ts'
import { violationsOf } from '../simulation/promises/violations.ts'
import { comeOnline } from './agents.ts'
import { type App, startApp } from './app.ts'
import { askUntil } from './caller.ts'
import { type Clock, createClock } from './clock.ts'
import { deskOfRound } from './desk-file.ts'
import { type Facts, noFacts } from './facts.ts'
import { createHost, type Host } from './host.ts'
import { startLoad } from './load.ts'
import { observe } from './observe.ts'
import type { Kill, Plan } from './plan.ts'
import { stuckIn } from './queues.ts'
import { type Random, randomOf } from './random.ts'
import { comeToRest } from './rest.ts'
import { seconds } from './waiting.ts'

/** How a round went. */
export interface Round {
  readonly seed: number
  readonly kills: readonly string[]
  readonly violations: readonly Violation[]
  readonly counts: Readonly<Record<string, number>>
  readonly seconds: number
  /** Where the desk's data and logs are; gone when all was well. */
  readonly folder: string
}

/** What the steps of a round share. */
interface Stage {
  readonly plan: Plan
  readonly random: Random
  readonly host: Host
  readonly clock: Clock
  readonly app: App
  readonly facts: Facts
  readonly told: string[]
}

const startsMax = 6
/** Requests of agents before the first kill, and after the last: a desk has its work to do when it is killed. */
const requestsBefore = 4
const requestsAfter = 12
const patienceSeconds = 4

/** Kills when its moment comes. True when the desk ended by it. */
const strike = async ({ host, random, told, plan }: Stage, kill: Kill): Promise<boolean> => {
  await seconds(kill.afterMilliseconds / 1000)
  const killed = await host.kill(kill.whom, random)
  const gone = killed?.gone
  const whom = `${kill.phase} +${kill.afterMilliseconds} ms: ${killed?.role ?? 'nobody'}`
  if (gone === undefined) told.push(`${whom}, the desk went on`)
  else if (plan.startsAtOnce) told.push(`${whom}, started again at once`)
  else told.push(`${whom}, all gone after ${await gone} ms`)
  return gone !== undefined
}

/** Starts the desk until it stands; the given kills meet its first starts. */
const startThrough = async (
  stage: Stage,
  kills: readonly Kill[],
  synthesizes = false,
): Promise<void> => {
  const { host } = stage
  for (let starts = 0; starts < startsMax; starts += 1) {
    const kill = kills[starts]
    // The first that is not killed has to mend what the others left half made.
    const starting = synthesizes && starts <= kills.length ? host.start('') : host.start()
    const hasEnded = kill !== undefined && (await strike(stage, kill))
    if ((await starting) && !hasEnded) return stage.clock.look()
  }
  throw new Error(`The desk did not start, ${startsMax} times.`)
}

const killsOf = ({ plan }: Stage, phase: Kill['phase']): readonly Kill[] =>
  plan.kills.filter((one) => one.phase === phase)

/** Waits until agents have asked for so much more, but not long: a busy machine is slow. */
const untilAsked = async ({ facts }: Stage, more: number): Promise<void> => {
  const wanted = facts.asked.length + more
  const until = performance.now() + patienceSeconds * 1000
  while (facts.asked.length < wanted && performance.now() < until) await seconds(0.05)
}

/** People work while the desk is killed under them and started again. */
const workThroughCrashes = async (stage: Stage): Promise<void> => {
  const { host, facts, clock, random, app } = stage
  const secrets = await askUntil(
    host,
    async (client) => ({ app: await secretOf(client), shop: await secretOf(client, 'shop') }),
    () => true,
  )
  app.learn(Object.values(secrets))
  const shared = { host, facts, secrets, now: clock.now }
  await comeOnline({ ...shared, isOver: () => false })
  const load = startLoad(shared, clock, random.branch())
  await untilAsked(stage, requestsBefore)
  for (const kill of killsOf(stage, 'load'))
    if (await strike(stage, kill)) await startThrough(stage, killsOf(stage, 'restart'))
  await untilAsked(stage, requestsAfter)
  await load.end()
}

const rest = async (stage: Stage, timeZone: string): Promise<void> => {
  const { random, app } = stage
  app.behaveWell()
  const [kill] = killsOf(stage, 'rest')
  const crash = async () => {
    if (kill && (await strike(stage, kill))) await startThrough(stage, [])
  }
  await Promise.all([comeToRest(stage, timeZone, random.branch()), crash()])
  // What the crash left is brought to rest too.
  if (kill) await comeToRest(stage, timeZone, random.branch())
}

/** What is wrong beside the promises: processes left behind, surprising answers, letters nobody works on. */
const surprises = async ({ host, facts }: Stage): Promise<readonly Violation[]> => {
  const stuck = await stuckIn(await host.client())
  return [
    ...facts.surprises.map((seen) => ({ promise: 'Every answer is one that was expected', seen })),
    ...stuck.map(([name, depth]) => ({
      promise: 'No message waits in a queue for ever',
      seen: `${name}: ${JSON.stringify(depth)}`,
    })),
  ]
}

const countsOf = (observed: Observed): Readonly<Record<string, number>> => ({
  messages: observed.sent.length,
  requests: observed.asked.length,
  replies: observed.received.length,
  mails: observed.mails.length,
  readings: observed.readings.length,
})

const play = async (stage: Stage, policy: Observed['policy'], folder: string) => {
  const beganAt = Date.now()
  await startThrough(stage, killsOf(stage, 'start'), stage.plan.synthesizes)
  await workThroughCrashes(stage)
  await rest(stage, policy.desk.timeZone)
  const observed = await observe(await stage.host.client(), stage.facts, policy, beganAt)
  const found = [...violationsOf(observed), ...(await surprises(stage))]
  if (found.length > 0)
    writeFileSync(join(folder, 'observed.json'), JSON.stringify(observed, null, 1))
  return { counts: countsOf(observed), found }
}

/** One round: a desk of its own is worked on and killed, and then held to every promise. */
export const playRound = async (plan: Plan, assembly: string): Promise<Round> => {
  const began = performance.now()
  const folder = mkdtempSync(join(tmpdir(), `warmline-crash-${plan.seed}-`))
  mkdirSync(join(folder, 'data'))
  const random = randomOf(plan.seed)
  const facts = noFacts()
  const app = await startApp(facts, random.branch())
  const { text, policy } = deskOfRound(`${app.url}/replies`)
  const deskFile = join(folder, 'desk.yaml')
  writeFileSync(deskFile, text)
  const host = createHost({ folder, deskFile, assembly })
  const stage = { plan, random, host, clock: createClock(host), app, facts, told: [] as string[] }
  let counts = {}
  const violations: Violation[] = []
  try {
    const played = await play(stage, policy, folder)
    counts = played.counts
    violations.push(...played.found)
  } catch (error) {
    violations.push({ promise: 'A round comes to its end', seen: String(error) })
  }
  await host.end(plan.ending)
  await app.close()
  for (const seen of host.leftovers())
    violations.push({ promise: 'Nothing of a desk that ended goes on running', seen })
  if (violations.length === 0) rmSync(folder, { recursive: true, force: true })
  const spent = (performance.now() - began) / 1000
  return { seed: plan.seed, kills: stage.told, violations, counts, seconds: spent, folder }
}
