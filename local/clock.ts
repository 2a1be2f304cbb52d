import type { Folder } from './folder.ts'
import { createWoundDate } from './wound-date.ts'

/** The desk's time: real time and an offset that only grows. Queues' delays stay on real time. */
export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly offsetMilliseconds: () => number
  /** Shared with every function's thread, so that all of them are wound at the same moment. */
  readonly shared: SharedArrayBuffer
  readonly advance: (seconds: number) => void
  /** Runs synchronous work, such as a library that reads `Date`, at the desk's time. */
  readonly during: <Result>(work: () => Result) => Result
}

const fileName = 'clock.json'

export const createClock = (folder: Folder): Clock => {
  const shared = new SharedArrayBuffer(8)
  const cell = new Float64Array(shared)
  const kept = folder.readJson<{ offsetMilliseconds: number }>(fileName)
  cell[0] = kept?.offsetMilliseconds ?? 0
  const offsetMilliseconds = () => cell[0] ?? 0
  const Real = Date
  return {
    shared,
    offsetMilliseconds,
    now: () => Real.now() + offsetMilliseconds(),
    advance: (seconds) => {
      const wound = offsetMilliseconds() + seconds * 1000
      // Before anybody lives at it: a kill in between must not turn the time back.
      folder.writeJson(fileName, { offsetMilliseconds: wound })
      cell[0] = wound
    },
    during: (work) => {
      const before = globalThis.Date
      globalThis.Date = createWoundDate(Real, offsetMilliseconds)
      try {
        return work()
      } finally {
        globalThis.Date = before
      }
    },
  }
}
