import { agentsAtWork } from './agents.ts'
import type { Clock } from './clock.ts'
import { customersAtWork } from './customers.ts'
import type { InboxName } from './desk-file.ts'
import type { Facts } from './facts.ts'
import type { Host } from './host.ts'
import { mailWritersAtWork } from './mail-writers.ts'
import type { Random } from './random.ts'
import { readersAtWork } from './readers.ts'
import { seconds } from './waiting.ts'

/** What everyone around the desk shares during a round. */
export interface Load {
  readonly host: Host
  readonly facts: Facts
  readonly secrets: Readonly<Record<InboxName, string>>
  /** The desk's time, epoch milliseconds. */
  readonly now: () => number
  readonly isOver: () => boolean
}

/** Time runs faster than real: targets are missed, surveys and tries come due while everybody works. */
const timeFlies = async (clock: Clock, isOver: () => boolean, random: Random): Promise<void> => {
  while (!isOver()) {
    await seconds(random.between(4, 10) / 10)
    await clock.windOnce(random.between(30, 200))
  }
}

/** Everybody works, until `end`: then what was begun is finished, however often it must be said. */
export const startLoad = (shared: Omit<Load, 'isOver'>, clock: Clock, random: Random) => {
  let isOver = false
  const load: Load = { ...shared, isOver: () => isOver }
  const working = [
    ...customersAtWork(load, random),
    ...mailWritersAtWork(load, random.branch()),
    ...agentsAtWork(load, random),
    ...readersAtWork(load),
    timeFlies(clock, load.isOver, random.branch()),
  ]
  // A fault is told by `end`, not before.
  const all = Promise.allSettled(working)
  return {
    end: async (): Promise<void> => {
      isOver = true
      for (const done of await all) if (done.status === 'rejected') throw done.reason
    },
  }
}
