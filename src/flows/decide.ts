import type { Decision } from '../desk/decision.ts'
import { isRefusal, type Refusal } from '../desk/refusal.ts'
import { now, sleep } from '../platform/clock.ts'
import { jittered } from '../platform/ids.ts'
import {
  type CommitOptions,
  type CommitResult,
  commit,
  isConflictOn,
  type PartName,
} from '../store/commit.ts'
import { ConflictFault } from '../store/faults.ts'
import type { Once } from '../store/once.ts'

const triesMax = 5
const firstWaitMilliseconds = 20

/** What a try found: a decision with what to answer, or that there is nothing to do. */
export interface Decided<Answer> {
  readonly decision: Decision
  readonly answer: Answer
  readonly once?: Once | undefined
  readonly beside?: CommitOptions['beside']
}

export interface DecideOptions {
  readonly timeZone: string
  /** A failed condition of this part means that it was done already: not an error, and not tried again. */
  readonly doneOn?: PartName
}

/**
 * Loads, decides and commits; when what was read had changed meanwhile, loads and decides again, at most five
 * times. Refusals end it at once, and so does `undefined`: nothing to do.
 */
export const decideAndCommit = async <Answer>(
  options: DecideOptions,
  attempt: (now: number) => Promise<Decided<Answer> | Refusal | undefined>,
): Promise<Answer | Refusal | 'done-already' | undefined> => {
  let last: CommitResult | undefined
  for (let tries = 1; tries <= triesMax; tries += 1) {
    const at = now()
    const decided = await attempt(at)
    if (decided === undefined || isRefusal(decided)) return decided
    const { decision, once, beside, answer } = decided
    last = await commit(decision, { timeZone: options.timeZone, now: at, once, beside })
    if (last === 'committed') return answer
    if (options.doneOn !== undefined && isConflictOn(last, options.doneOn)) return 'done-already'
    if (tries < triesMax) await sleep(jittered(firstWaitMilliseconds * 2 ** tries))
  }
  throw new ConflictFault(triesMax, { cause: last })
}
