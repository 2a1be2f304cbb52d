import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Patch } from './house.ts'
import type { Violation } from './promises/observed.ts'

/** What a worker says of one seed. */
export interface Played {
  readonly seed: number
  readonly cases: number
  readonly violations: readonly Violation[]
}

export interface Playing {
  readonly first: number
  readonly count: number
  readonly patches?: readonly Patch[]
  /** @default one for each core */
  readonly workers?: number
  /** Told after each seed. */
  readonly onPlayed?: (played: Played) => void
  /** Whether to stop before the rest. @default all are played */
  readonly isEnough?: () => boolean
}

/** Plays seeds on all cores, each in a world of its own; the order in which they end says nothing. */
export const playSeeds = async (playing: Playing): Promise<void> => {
  const { first, count, patches = [], onPlayed, isEnough = () => false } = playing
  const workers = Math.min(count, playing.workers ?? availableParallelism())
  let next = first
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./seeds-worker.ts', import.meta.url), {
        workerData: { patches },
      })
      const goOn = (): void => {
        if (next >= first + count || isEnough()) {
          worker.terminate().then(() => resolve(), reject)
          return
        }
        worker.postMessage(next)
        next += 1
      }
      worker.on('message', (played: Played | 'ready') => {
        if (played !== 'ready') onPlayed?.(played)
        goOn()
      })
      worker.on('error', reject)
    })
  await Promise.all(Array.from({ length: workers }, work))
}
