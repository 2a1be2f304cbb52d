import type { Api } from './api.ts'
import { backoffMs } from './backoff.ts'
import type { Lock } from './locks.ts'
import { asNewMessage, type Outbox } from './outbox.ts'
import type { Outgoing } from './outgoing.ts'
import { asProblem, isRefusal, type Problem } from './problem.ts'
import type { Session } from './session.ts'

export interface Sender {
  /** Sends what waits, now. */
  kick(): void
  stop(): void
}

export interface SenderParts {
  readonly api: Api
  readonly session: Session
  readonly outbox: Outbox
  readonly lock: Lock
  readonly onSent: (message: Outgoing) => void
  readonly onProblem: (problem: Problem) => void
  readonly onRefused: (message: Outgoing) => void
}

/**
 * Sends the outbox in its order, one at a time, in one tab at a time. A message that gets no answer holds back those
 * behind it and is tried again with the same id; one that is refused steps aside.
 */
export const createSender = (parts: SenderParts): Sender => {
  const { api, session, outbox } = parts
  let failures = 0
  let isRunning = false
  let isWanted = false
  let isStopped = false
  /** The desk asked for quiet until then: nothing that happens here is a reason to ask sooner. */
  let quietUntil = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const sendOne = async (message: Outgoing): Promise<void> => {
    try {
      await session.use((token) => api.send(token, asNewMessage(message)))
      outbox.mark(message.id, { state: 'sent' })
      failures = 0
      parts.onSent(message)
    } catch (error) {
      const problem = asProblem(error)
      if (!isRefusal(problem)) throw problem
      outbox.mark(message.id, { state: 'refused', code: problem.code })
      parts.onRefused(message)
    }
  }

  const sendAll = async (): Promise<void> => {
    for (;;) {
      const next = outbox.list().find(({ state }) => state === 'waiting')
      if (next === undefined) return
      await sendOne(next)
    }
  }

  const kick = (): void => {
    if (isStopped || performance.now() < quietUntil) return
    isWanted = true
    if (isRunning) return
    isRunning = true
    clearTimeout(timer)
    void run()
  }

  const run = async (): Promise<void> => {
    try {
      while (isWanted) {
        isWanted = false
        // The wait for the next try is outside the lock: a tab that sleeps must not hold back the others.
        await parts.lock('outbox', sendAll)
      }
    } catch (error) {
      const problem = asProblem(error)
      failures += 1
      isWanted = false
      quietUntil = performance.now() + (problem.retryAfterSeconds ?? 0) * 1000
      if (isStopped) return
      timer = setTimeout(kick, backoffMs(failures, problem, Math.random()))
      parts.onProblem(problem)
    } finally {
      isRunning = false
    }
  }

  return {
    kick,
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
