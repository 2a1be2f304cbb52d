import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Exports, House } from '../house.ts'
import type { World } from '../world/world.ts'
import type { Caller, Calls } from './calls.ts'
import { sdkModules } from './sdk.ts'

/** How a channel is called: the customer's app, which may be slow, away, or take without an answer. */
export type FetchApp = (
  caller: Caller,
  url: string,
  init: { readonly body: string; readonly headers: Readonly<Record<string, string>> },
  answerWithinMilliseconds: number,
) => Promise<unknown>

export interface EnvironmentOptions {
  readonly world: World
  readonly house: House
  readonly calls: Calls
  readonly fetchApp: FetchApp
  /** `Deliver`, and which of its environments: `Deliver 2`. */
  readonly name: string
  /** The file of the house that runs in it. */
  readonly file: string
  readonly settings: Readonly<Record<string, string>>
  readonly onDeath: (why: string) => void
}

/** An execution environment of Lambda: a door of the product with a clock of its own, until it dies. */
export interface Environment extends Caller {
  readonly exports: Exports
}

const skewMillisecondsMax = 5000

/** A `Date` whose present is another one; given times stay as they are. */
const dateAt = (now: () => number): DateConstructor =>
  new Proxy(Date, {
    construct: (target, given) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given) as Date,
    apply: () => new Date(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })

const cryptoOf = ({ chance }: World, name: string) => ({
  createHash,
  createHmac,
  timingSafeEqual,
  randomBytes: (count: number) => chance.bytes(`${name} bytes`, count),
  randomInt: (max: number) => chance.int(`${name} number`, 0, max - 1),
})

/** How far its clock is off, in milliseconds. */
const skewOf = ({ chance, weather }: World, name: string): number =>
  weather.strikes(`${name} clock`, 'skewed') === undefined
    ? 0
    : chance.int(`${name} skew`, -skewMillisecondsMax, skewMillisecondsMax)

export const openEnvironment = (options: EnvironmentOptions): Environment => {
  const { world, house, calls, fetchApp, name, file, settings, onDeath } = options
  const { time, story } = world
  let isAlive = true
  const caller: Caller = {
    name,
    isAlive: () => isAlive,
    die: (why) => {
      if (!isAlive) return
      isAlive = false
      world.deaths.push(name)
      story.tell(name, `dies ${why}`)
      onDeath(why)
    },
  }
  const skew = skewOf(world, name)
  const modules: Readonly<Record<string, object>> = {
    ...sdkModules((service, operation, input, attemptsMax) =>
      calls({ caller, service, operation, input, attemptsMax }),
    ),
    'node:crypto': cryptoOf(world, name),
  }
  const exports = house.open(file, {
    Date: dateAt(() => time.now() + skew),
    setTimeout: (run, milliseconds) =>
      time.later(milliseconds, () => {
        if (isAlive) run()
      }),
    fetch: (url, { body, headers, signal }) =>
      fetchApp(
        caller,
        url,
        { body: String(body), headers: headers as Record<string, string> },
        (signal as unknown as { milliseconds: number }).milliseconds,
      ),
    AbortSignal: { timeout: (milliseconds) => ({ milliseconds }) },
    process: {
      env: { ...settings, AWS_LAMBDA_FUNCTION_NAME: name },
      stdout: { write: () => true },
    },
    module: (wanted) => modules[wanted],
  })
  return { ...caller, exports }
}
