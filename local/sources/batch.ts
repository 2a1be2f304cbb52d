import { isFields } from '../assembly/shape.ts'

/** What became of one try of a batch: everything is done, or this many from the front are. */
export interface Tried {
  readonly done: number
  readonly isWhole: boolean
  readonly requestId?: string
}

/**
 * Reads a function's answer. The first record that it reports, and all after it, are to be tried again.
 * A name that is not in the batch means that the whole batch is.
 */
export const doneCount = (answer: unknown, identifiers: readonly string[]): number => {
  const reported = isFields(answer) ? answer.batchItemFailures : undefined
  if (!Array.isArray(reported)) return identifiers.length
  const places = reported.map((failure) =>
    identifiers.indexOf(String(isFields(failure) ? failure.itemIdentifier : '')),
  )
  return places.length === 0 ? identifiers.length : Math.max(0, Math.min(...places))
}

export interface BatchRules<Item> {
  readonly try: (items: readonly Item[]) => Promise<number>
  readonly bisects: boolean
  /** Whether these may be tried again, now that they failed this often. */
  readonly mayRetry: (items: readonly Item[], tries: number) => boolean
  readonly giveUp: (items: readonly Item[], tries: number) => Promise<void>
  /** Waits before the next try; answers false when the desk stops. */
  readonly pause: (tries: number) => Promise<boolean>
}

/**
 * Works a batch until each record is done or given up, in order. `try` answers how many from the front are
 * done. With bisecting, a batch that failed is cut in two, and a half starts to count its tries anew.
 * Answers false when the desk stopped before the end.
 */
export const workBatch = async <Item>(
  rules: BatchRules<Item>,
  items: readonly Item[],
): Promise<boolean> => {
  let rest = items
  for (let tries = 1; rest.length > 0; ) {
    const done = await rules.try(rest)
    const failed = rest.slice(done)
    if (failed.length === 0) return true
    if (rules.bisects && failed.length > 1) {
      const middle = Math.ceil(failed.length / 2)
      if (!(await rules.pause(tries))) return false
      const first = await workBatch(rules, failed.slice(0, middle))
      return first && (await workBatch(rules, failed.slice(middle)))
    }
    if (!rules.mayRetry(failed, tries)) {
      await rules.giveUp(failed, tries)
      return true
    }
    if (!(await rules.pause(tries))) return false
    // A shorter batch is another batch: its tries count from the start.
    tries = done > 0 ? 1 : tries + 1
    rest = failed
  }
  return true
}
