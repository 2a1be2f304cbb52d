import type { Trouble } from '../world/weather.ts'
import type { World } from '../world/world.ts'
import { awsFault, type Fault, networkFault } from './faults.ts'
import { cancelled, conflicted, conflictedAt, noReason, throttledReason } from './table/faults.ts'

export type ServiceName = 'table' | 'queues' | 'mail' | 'parameters'

/** A service of AWS: carries out a request at this moment, or throws what its client would throw. */
export interface Service {
  readonly execute: (operation: string, input: object) => object
  /** What a request is about, in a word or two: it names what may happen to it. */
  readonly about: (operation: string, input: object) => string
  /** Whether a write by itself can meet a transaction here: only where something stands does anybody change it. */
  readonly meets?: (input: object) => boolean
  /** Carries out only part of a batch and says so. */
  readonly inPart?: (operation: string, input: object) => object | undefined
}

export type Services = Readonly<Record<ServiceName, Service>>

/** Whoever calls: it may die of it. */
export interface Caller {
  readonly name: string
  readonly isAlive: () => boolean
  readonly die: (why: string) => void
}

export interface Call {
  readonly caller: Caller
  readonly service: ServiceName
  /** As the SDK's command is called, without `Command`. */
  readonly operation: string
  readonly input: object
  /** How often the client tries. */
  readonly attemptsMax: number
}

const writes = new Set(['Put', 'Update', 'Delete'])
const batches = new Set(['BatchGet', 'BatchWrite', 'SendMessageBatch'])

const troublesOf = (operation: string, isMeeting: boolean): readonly Trouble[] => [
  'throttled',
  'lost-request',
  'lost-answer',
  'internal',
  'killed-before',
  'killed-after',
  'slow',
  ...(isMeeting ? (['conflict'] as const) : []),
  ...(batches.has(operation) ? (['partial'] as const) : []),
  ...(operation === 'SendRawEmail'
    ? (['mail-refused', 'mail-away', 'mail-took-silently'] as const)
    : []),
]

/** Milliseconds of one way between a function and a service, and of a wait for an answer that never comes. */
interface Range {
  readonly min: number
  readonly max: number
}
const ways = { min: 1, max: 6 }
const longWays = { min: 10, max: 400 }
const lostMilliseconds = { min: 1000, max: 5000 }
const slowMilliseconds = { min: 2000, max: 70_000 }
const backoffMilliseconds = 100

/** What the client itself tries again, as the SDK's standard mode does. */
const isTriedAgain = (fault: Fault): boolean =>
  fault.code === 'ECONNRESET' ||
  /Throttl|ProvisionedThroughput|TransactionInProgress/.test(fault.name) ||
  (fault.$metadata?.httpStatusCode ?? 0) >= 500

/** What comes of a request where it arrives: an answer, a fault, or the end of who asked. */
type Arrived =
  | { readonly answer: object }
  | { readonly fault: Fault; readonly isLost?: boolean }
  | { readonly death: string }

/** Nobody is left who could hear it. */
const never = (): Promise<never> => new Promise(() => undefined)

/** The way of a request from a function to a service and back, with everything that may befall it. */
export const createCalls = (world: World, services: Services) => {
  const { time, chance, weather, story } = world
  const within = (label: string, { min, max }: Range): Promise<void> =>
    time.sleep(chance.int(label, min, max))
  /** One way of a request: short most of the time, and then somebody else is faster. */
  const way = (label: string): Range => (chance.of(`${label} way`) < 0.12 ? longWays : ways)

  const arrive = (call: Call, struck: Trouble | undefined, label: string): Arrived => {
    const { operation, input } = call
    const service = services[call.service]
    if (struck === 'killed-before') return { death: `before ${operation}` }
    if (struck === 'throttled') {
      // A transaction may also be told why it was cancelled, which the client does not try again.
      const isCancelled = operation === 'TransactWrite' && chance.of(`${label} how`) < 0.5
      const reasons = actionsOf(input).map((_, at) => (at === 0 ? throttledReason : noReason))
      return { fault: isCancelled ? cancelled(reasons) : awsFault(throttling[call.service], 400) }
    }
    if (struck === 'mail-away') return { fault: networkFault('ECONNREFUSED') }
    if (struck === 'mail-refused') return { fault: awsFault('MessageRejected', 400) }
    if (struck === 'lost-request') return { fault: networkFault('ECONNRESET'), isLost: true }
    if (struck === 'conflict' && operation === 'TransactWrite') {
      const actions = actionsOf(input).length
      return { fault: conflictedAt(actions, chance.int(`${label} which`, 0, actions - 1)) }
    }
    if (struck === 'conflict') return { fault: conflicted() }
    if (struck === 'internal') {
      // An error of AWS's own leaves it open whether it was done.
      if (chance.of(`${label} done?`) < 0.5) carriedOut(() => service.execute(operation, input))
      return { fault: awsFault('InternalServerError', 500) }
    }
    const part = struck === 'partial' ? service.inPart?.(operation, input) : undefined
    const arrived = carriedOut(() => part ?? service.execute(operation, input))
    if (struck === 'killed-after') return { death: `after ${operation}` }
    if (answersLost.has(struck)) return { fault: networkFault('ECONNRESET'), isLost: true }
    return arrived
  }

  /** Trouble that a client meets again at its next try, as often as not: an outage lasts longer than a moment. */
  const troubleOf = (
    call: Call,
    label: string,
    former: Trouble | undefined,
  ): Trouble | undefined => {
    const isLasting = former !== undefined && chance.of(`${label} lasts`) < 0.6
    if (isLasting && !weather.isCalm()) return former
    return weather.strikes(label, ...troublesOf(call.operation, meets(call, services)))
  }

  /** A request that is on its way is carried out, whether whoever sent it still lives or not. */
  const attempt = async (
    { caller, ...call }: Call,
    label: string,
    struck: Trouble | undefined,
  ): Promise<object> => {
    if (struck !== undefined)
      story.tell(caller.name, `${label.slice(caller.name.length + 1)}: ${struck}`)
    const isSlowBefore = struck === 'slow' && chance.of(`${label} slow?`) < 0.5
    await within(`${label} there`, isSlowBefore ? slowMilliseconds : way(label))
    const arrived = arrive({ caller, ...call }, struck, label)
    if ('death' in arrived) {
      caller.die(arrived.death)
      return never()
    }
    const isLost = 'fault' in arrived && arrived.isLost === true
    const isSlowAfter = struck === 'slow' && !isSlowBefore
    const range = isLost ? lostMilliseconds : isSlowAfter ? slowMilliseconds : way(label)
    await within(`${label} back`, range)
    if (!caller.isAlive()) return never()
    if ('fault' in arrived) throw arrived.fault
    return arrived.answer
  }

  let calls = 0
  /** The client gives a transaction a token that all its tries carry: one whose answer was lost is not done twice. */
  const withToken = (call: Call): Call => {
    if (call.operation !== 'TransactWrite') return call
    calls += 1
    return { ...call, input: { ClientRequestToken: `token-${calls}`, ...call.input } }
  }

  return async (asked: Call): Promise<object> => {
    const call = withToken(asked)
    const about = services[call.service].about(call.operation, call.input)
    const label = `${call.caller.name} ${call.operation} ${about}`
    let struck: Trouble | undefined
    for (let attempts = 1; ; attempts += 1) {
      struck = troubleOf(call, label, struck)
      try {
        return await attempt(call, label, struck)
      } catch (error) {
        const fault = error as Fault
        if (attempts >= call.attemptsMax || !isTriedAgain(fault)) throw fault
        const wait = chance.of(`${label} again`) * backoffMilliseconds * 2 ** (attempts - 1)
        await time.sleep(wait)
      }
    }
  }
}

export type Calls = ReturnType<typeof createCalls>

const throttling: Readonly<Record<ServiceName, string>> = {
  table: 'ProvisionedThroughputExceededException',
  queues: 'RequestThrottled',
  mail: 'Throttling',
  parameters: 'ThrottlingException',
}

const actionsOf = (input: object): readonly unknown[] =>
  (input as { TransactItems?: readonly unknown[] }).TransactItems ?? []

const answersLost = new Set<Trouble | undefined>(['lost-answer', 'mail-took-silently'])

const meets = ({ service, operation, input }: Call, services: Services): boolean =>
  operation === 'TransactWrite' ||
  (writes.has(operation) && services[service].meets?.(input) === true)

/** The service's answer, or what it refuses a request with; a fault of our own is no answer of AWS's. */
const carriedOut = (carryOut: () => object): Arrived => {
  try {
    return { answer: carryOut() }
  } catch (error) {
    const fault = error as Fault
    if (fault.$metadata === undefined) throw fault
    return { fault }
  }
}
