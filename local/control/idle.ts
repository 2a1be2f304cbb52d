import type { LocalFunction } from '../functions/function.ts'
import type { Source } from '../sources/source.ts'

export interface QueueDepth {
  readonly visible: number
  readonly inFlight: number
  readonly delayed: number
}

/** Depths by queue name. */
export const readQueueDepths = async (queuesUrl: string): Promise<Record<string, QueueDepth>> => {
  const response = await fetch(`${queuesUrl}/_fauxqs/queues`)
  const queues = (await response.json()) as {
    name: string
    approximateMessageCount: number
    approximateInflightCount: number
    approximateDelayedCount: number
  }[]
  return Object.fromEntries(
    queues.map((queue) => [
      queue.name,
      {
        visible: queue.approximateMessageCount,
        inFlight: queue.approximateInflightCount,
        delayed: queue.approximateDelayedCount,
      },
    ]),
  )
}

export interface Watched {
  readonly functions: readonly LocalFunction[]
  readonly sources: readonly Source[]
  /** Only queues that a function reads; the others never become empty by themselves. */
  readonly consumedQueues: ReadonlySet<string>
  readonly queuesUrl: string
}

/** What is still busy, in words; nothing when the desk is idle. */
const findBusy = async (watched: Watched): Promise<string[]> => {
  const depths = await readQueueDepths(watched.queuesUrl)
  // After the queues: a message that was just taken is seen in its function or source.
  const functions = watched.functions
    .filter((one) => one.running() > 0)
    .map((one) => `${one.plan.name}: ${one.running()} invocations`)
  const sources = watched.sources.flatMap((source) => source.busyWith() ?? [])
  const queues = Object.entries(depths)
    .filter(
      ([name, depth]) => watched.consumedQueues.has(name) && depth.visible + depth.inFlight > 0,
    )
    .map(([name, depth]) => `${name}: ${depth.visible} visible, ${depth.inFlight} in flight`)
  return [...functions, ...sources, ...queues]
}

/**
 * Waits until nothing is left to do. Looks twice in a row, since work that passes from one hand to the next
 * while we look could be missed once.
 */
export const waitUntilIdle = async (
  watched: Watched,
  timeoutSeconds: number,
): Promise<{ idle: boolean; busy: string[] }> => {
  const until = performance.now() + timeoutSeconds * 1000
  let quietLooks = 0
  for (;;) {
    const busy = await findBusy(watched)
    quietLooks = busy.length === 0 ? quietLooks + 1 : 0
    if (quietLooks === 2) return { idle: true, busy: [] }
    if (busy.length > 0 && performance.now() > until) return { idle: false, busy }
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
}
