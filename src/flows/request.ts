import type { Caller } from '../desk/caller.ts'
import type { Decision } from '../desk/decision.ts'
import type { Policy } from '../desk/policy.ts'
import { isRefusal, Refusal } from '../desk/refusal.ts'
import { hourMilliseconds, secondMilliseconds } from '../desk/units.ts'
import { hashId } from '../platform/ids.ts'
import { log } from '../platform/log.ts'
import { doneAlready, type Once } from '../store/once.ts'
import { policy } from '../store/policy.ts'
import { type Decided, decideAndCommit } from './decide.ts'

/** A request of an agent that changes something. */
export interface Request {
  readonly caller: Caller
  readonly correlation: string
  /** What it asks, as its route and body: the same key with another one is refused. */
  readonly route: string
  readonly body: unknown
  /** Which revision they saw of what they change, where that is asked for. */
  readonly revision: number | undefined
  /** The Idempotency-Key, where the caller gave one. */
  readonly key: string | undefined
}

export interface Answered {
  readonly status: number
  /** Ids and codes only: it is kept for repeats. */
  readonly body: Readonly<Record<string, unknown>>
}

/** What a request comes to. */
export interface Carried {
  readonly decision: Decision
  readonly answered: Answered
  readonly beside?: Decided<Answered>['beside']
}

/** How long a repeat of the same key gets the same answer. */
const keptMilliseconds = 24 * hourMilliseconds

/**
 * Carries out a request once: a repeat with the same key gets the same answer, also when both arrive at the
 * same moment, and the same key for another request is refused.
 */
export const carryOut = async (
  request: Request,
  attempt: (rules: Policy, now: number) => Promise<Carried | Refusal>,
): Promise<Answered | Refusal> => {
  const rules = await policy()
  const { caller, route, key } = request
  const hash = key === undefined ? undefined : hashId(caller.agent, route, key)
  const wanted = hashId(JSON.stringify(request.body ?? null))
  const result = await decideAndCommit<Answered>(
    { timeZone: rules.desk.timeZone },
    async (now): Promise<Decided<Answered> | Refusal> => {
      const done = hash === undefined ? undefined : await doneAlready(hash)
      if (done !== undefined) return repeated(done, wanted)
      const decided = await attempt(rules, now)
      if (isRefusal(decided)) {
        // What it is refused for may be its own work: a repeat that ran beside this one was faster.
        const meanwhile = hash === undefined ? undefined : await doneAlready(hash)
        return meanwhile === undefined ? decided : repeated(meanwhile, wanted)
      }
      const { decision, answered, beside } = decided
      return { decision, beside, answer: answered, once: once(hash, wanted, answered, now) }
    },
  )
  if (result === undefined || result === 'done-already') {
    throw new Error(`A request to ${route} ended without an answer.`)
  }
  // The request has a correlation id of its own; the conversation's id leads from here to the whole case.
  log.info('Carried out', {
    correlation: request.correlation,
    route,
    agent: caller.agent,
    ...(isRefusal(result) ? { code: result.code } : aboutOf(result)),
  })
  return result
}

const aboutOf = ({ status, body }: Answered) => ({
  status,
  conversation: typeof body.conversation === 'string' ? body.conversation : undefined,
  ticket: typeof body.number === 'number' ? body.number : undefined,
})

const repeated = (done: Once, wanted: string): Decided<Answered> | Refusal =>
  done.request === wanted
    ? { decision: {}, answer: { status: done.status, body: done.answer } }
    : new Refusal('key-reused')

const once = (
  hash: string | undefined,
  request: string,
  { status, body }: Answered,
  now: number,
): Once | undefined =>
  hash === undefined
    ? undefined
    : {
        hash,
        request,
        status,
        answer: body,
        expiresAt: Math.ceil((now + keptMilliseconds) / secondMilliseconds),
      }
