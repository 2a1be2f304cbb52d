import { randomUUID } from 'node:crypto'
import type { FunctionPlan } from '../assembly/functions.ts'
import { FunctionError, type Outcome } from './protocol.ts'
import { startThread, type Thread, type ThreadOptions } from './thread-of.ts'

/** A function that can be called: a small pool of threads, warm ones first, the rest wait their turn. */
export interface LocalFunction {
  readonly plan: FunctionPlan
  /** Answers the result, parsed. Throws FunctionError. */
  readonly invoke: (event: unknown) => Promise<unknown>
  readonly running: () => number
  readonly stop: () => Promise<void>
}

const threadsMax = 4
/** Spare threads go after this long; one always stays warm. */
const idleMilliseconds = 10_000

const resultOf = (outcome: Outcome): unknown => {
  if ('error' in outcome) throw new FunctionError(outcome.error)
  return JSON.parse(outcome.result)
}

export const createFunction = (options: ThreadOptions): LocalFunction => {
  const { plan, log } = options
  const idle: Thread[] = []
  const waiting: (() => void)[] = []
  const all = new Set<Thread>()
  let running = 0
  let isStopped = false

  const retire = (thread: Thread) => {
    all.delete(thread)
    const place = idle.indexOf(thread)
    if (place >= 0) idle.splice(place, 1)
    void thread.end()
  }
  const take = async (): Promise<Thread> => {
    while (running >= threadsMax) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
    for (let warm = idle.pop(); warm; warm = idle.pop()) if (warm.isAlive()) return warm
    const fresh = startThread(options)
    all.add(fresh)
    return fresh
  }
  const giveBack = (thread: Thread) => {
    running -= 1
    if (!thread.isAlive() || isStopped) retire(thread)
    else {
      idle.push(thread)
      const timer = setTimeout(() => {
        if (idle.length > 1 && idle.includes(thread)) retire(thread)
      }, idleMilliseconds)
      timer.unref()
    }
    waiting.shift()?.()
  }
  const invoke = async (event: unknown): Promise<unknown> => {
    const thread = await take()
    const requestId = randomUUID()
    try {
      return resultOf(await thread.run({ requestId, event: JSON.stringify(event ?? null) }))
    } catch (error) {
      if (error instanceof FunctionError)
        log(
          `${JSON.stringify({ level: 'ERROR', function: plan.name, requestId, ...error.failure })}\n`,
        )
      throw error
    } finally {
      giveBack(thread)
    }
  }
  const stop = async () => {
    isStopped = true
    await Promise.all([...all].map((thread) => thread.end()))
  }
  return { plan, invoke, running: () => running, stop }
}
