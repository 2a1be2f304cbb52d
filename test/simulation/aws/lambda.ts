import type { DeployedFunction } from '../deployed.ts'
import type { Door, House } from '../house.ts'
import { nothing } from '../world/time.ts'
import type { World } from '../world/world.ts'
import type { Calls } from './calls.ts'
import { type Environment, type FetchApp, openEnvironment } from './environment.ts'

/** How an invocation ended; who died or ran out of time has answered nothing. */
export type Outcome =
  | { readonly ended: 'answered'; readonly answer: unknown }
  | { readonly ended: 'threw' }
  | { readonly ended: 'died' }

export interface Lambda {
  readonly name: string
  /** `about` says in a word what it is invoked for. */
  readonly invoke: (event: unknown, about: string) => Promise<Outcome>
}

export interface LambdaOptions {
  readonly world: World
  readonly house: House
  readonly calls: Calls
  readonly fetchApp: FetchApp
}

const coldMilliseconds = { min: 120, max: 900 }

/** A function as Lambda runs it: one invocation at a time in an environment, warm ones first, each with a time-out. */
export const createLambda = (
  { name, door, timeoutSeconds, environment: settings }: DeployedFunction,
  options: LambdaOptions,
): Lambda => {
  const { time, chance, weather, story } = options.world
  const resting: Environment[] = []
  let opened = 0
  let requests = 0

  /** Who waits for an environment to end its work, by its name. */
  const deaths = new Map<string, () => void>()

  const open = (): Environment => {
    opened += 1
    const own = `${name} ${opened}`
    const onDeath = (): void => deaths.get(own)?.()
    return openEnvironment({ ...options, name: own, file: door, settings, onDeath })
  }
  const take = (): { readonly environment: Environment; readonly wait: number } => {
    const isCold = weather.strikes(`${name} start`, 'cold') !== undefined
    let warm = isCold ? undefined : resting.pop()
    // What an invocation left under way may have killed its environment after its end.
    while (warm?.isAlive() === false) warm = resting.pop()
    if (warm !== undefined) return { environment: warm, wait: 0 }
    const wait = chance.int(`${name} cold`, coldMilliseconds.min, coldMilliseconds.max)
    return { environment: open(), wait }
  }

  const invoke = (event: unknown, about: string): Promise<Outcome> =>
    new Promise((resolve) => {
      requests += 1
      const context = { awsRequestId: `${name}-${requests}`, functionName: name }
      const { environment, wait } = take()
      let isOver = false
      const end = (outcome: Outcome): void => {
        if (isOver) return
        isOver = true
        if (environment.isAlive()) resting.push(environment)
        resolve(outcome)
      }
      deaths.set(environment.name, () => end({ ended: 'died' }))
      const outOfTime = (): unknown =>
        isOver ? nothing : environment.die(`: out of time after ${timeoutSeconds} s`)
      time.later(wait, () => {
        story.detail(environment.name, `begins: ${about}`)
        time.later(timeoutSeconds * 1000, outOfTime)
        const handler = environment.exports.handler as Door
        handler(event, context).then(
          (answer) => end({ ended: 'answered', answer }),
          (fault) => {
            story.tell(environment.name, `throws ${(fault as Error).name}`)
            end({ ended: 'threw' })
          },
        )
      })
    })
  return { name, invoke }
}
