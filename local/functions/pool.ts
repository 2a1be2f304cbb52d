import { FunctionError } from './protocol.ts'
import { startThread, type Thread, type ThreadOptions } from './thread-of.ts'
import type { Resting, Warmth } from './warmth.ts'

/** The threads of one function. Who takes one gives it back. */
export interface Pool {
  readonly take: () => Promise<Pooled>
  readonly giveBack: (thread: Pooled) => void
  /** Threads at work. */
  readonly running: () => number
  readonly stop: () => Promise<void>
}

export interface Pooled extends Thread, Resting {}

/** Calls of one function at the same time; the rest wait their turn. */
const threadsMax = 4
/** Spare threads go after this long; one stays warm. */
const restMilliseconds = 10_000

const stopped = (): FunctionError =>
  new FunctionError({ errorType: 'Desk.Stopped', errorMessage: 'The desk is stopping.' })

export const createPool = (options: ThreadOptions, warmth: Warmth): Pool => {
  const resting: Pooled[] = []
  const waiting: (() => void)[] = []
  const all = new Set<Pooled>()
  let running = 0
  let isStopped = false

  const open = (): Pooled => {
    const thread = startThread(options)
    const pooled: Pooled = { ...thread, retire: () => retire(pooled) }
    all.add(pooled)
    warmth.opened()
    return pooled
  }
  const retire = (thread: Pooled): void => {
    if (!all.delete(thread)) return
    warmth.closed(thread)
    const place = resting.indexOf(thread)
    if (place >= 0) resting.splice(place, 1)
    void thread.end()
  }
  const takeWarm = (): Pooled | undefined => {
    for (;;) {
      const thread = resting.pop()
      if (!thread) return undefined
      warmth.wake(thread)
      if (thread.isAlive()) return thread
      retire(thread)
    }
  }
  const take = async (): Promise<Pooled> => {
    while (running >= threadsMax && !isStopped)
      await new Promise<void>((resolve) => waiting.push(resolve))
    if (isStopped) throw stopped()
    running += 1
    return takeWarm() ?? open()
  }
  const rest = (thread: Pooled): void => {
    resting.push(thread)
    warmth.rest(thread)
    const look = () => {
      if (resting.length > 1 && resting[0] === thread) retire(thread)
    }
    setTimeout(look, restMilliseconds).unref()
  }
  const giveBack = (thread: Pooled): void => {
    running -= 1
    if (!thread.isAlive() || isStopped) retire(thread)
    else rest(thread)
    waiting.shift()?.()
  }
  const stop = async (): Promise<void> => {
    isStopped = true
    for (const resume of waiting.splice(0)) resume()
    await Promise.all([...all].map((thread) => thread.end()))
  }
  return { take, giveBack, running: () => running, stop }
}
