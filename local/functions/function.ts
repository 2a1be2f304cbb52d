import { randomUUID } from 'node:crypto'
import type { FunctionPlan } from '../assembly/functions.ts'
import { createPool } from './pool.ts'
import { FunctionError, type Outcome } from './protocol.ts'
import type { ThreadOptions } from './thread-of.ts'
import type { Warmth } from './warmth.ts'

/** A function that can be called: warm threads first, a few at the same time. */
export interface LocalFunction {
  readonly plan: FunctionPlan
  /** Answers the result, parsed. Throws FunctionError. */
  readonly invoke: (event: unknown) => Promise<unknown>
  /** Calls that are going on or wait for a thread. */
  readonly running: () => number
  readonly stop: () => Promise<void>
}

const resultOf = (outcome: Outcome): unknown => {
  if ('error' in outcome) throw new FunctionError(outcome.error)
  return JSON.parse(outcome.result)
}

export const createFunction = (options: ThreadOptions, warmth: Warmth): LocalFunction => {
  const { plan, log } = options
  const pool = createPool(options, warmth)
  let calls = 0

  const call = async (requestId: string, event: unknown): Promise<unknown> => {
    const thread = await pool.take()
    try {
      return resultOf(await thread.run({ requestId, event: JSON.stringify(event ?? null) }))
    } finally {
      pool.giveBack(thread)
    }
  }
  const invoke = async (event: unknown): Promise<unknown> => {
    const requestId = randomUUID()
    calls += 1
    try {
      return await call(requestId, event)
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error
      const line = { level: 'ERROR', function: plan.name, requestId, ...error.failure }
      log(`${JSON.stringify(line)}\n`)
      throw error
    } finally {
      calls -= 1
    }
  }
  return { plan, invoke, running: () => calls, stop: pool.stop }
}
