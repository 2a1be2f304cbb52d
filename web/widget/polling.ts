import { backoffMs } from './backoff.ts'
import { asProblem, type Problem } from './problem.ts'

export interface Poller {
  /** Reads now, and goes on from there. */
  poke(): void
  stop(): void
}

export interface PollerParts {
  /** Reads once; answers how long to wait, or undefined if there is nothing to wait for. */
  readonly read: () => Promise<number | undefined>
  readonly onProblem: (problem: Problem) => void
}

/** Reads again and again, one read at a time; waits longer after each failure. */
export const createPoller = ({ read, onProblem }: PollerParts): Poller => {
  let failures = 0
  let isReading = false
  let isPoked = false
  let isStopped = false
  /** The desk asked for quiet until then. */
  let quietUntil = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const turn = async (): Promise<number | undefined> => {
    try {
      const waitMs = await read()
      failures = 0
      return waitMs
    } catch (error) {
      const problem = asProblem(error)
      failures += 1
      quietUntil = performance.now() + (problem.retryAfterSeconds ?? 0) * 1000
      onProblem(problem)
      return backoffMs(failures, problem, Math.random())
    }
  }

  const poke = async (): Promise<void> => {
    if (performance.now() < quietUntil) return
    isPoked = true
    if (isReading) return
    clearTimeout(timer)
    isReading = true
    let waitMs: number | undefined
    while (isPoked && !isStopped) {
      isPoked = false
      waitMs = await turn()
    }
    isReading = false
    if (waitMs !== undefined && !isStopped) timer = setTimeout(poke, waitMs)
  }

  return {
    poke: () => void poke(),
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
