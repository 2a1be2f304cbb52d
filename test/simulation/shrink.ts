import type { Run, Runner } from './run.ts'

export interface Shrinking {
  /** How many tries at most. */
  readonly triesMax: number
  readonly onProgress?: (left: number, tries: number) => void
}

/**
 * Leaves out of a story whatever it can do without: deeds and faults, in ever smaller parts, as long as the same
 * promise is still broken. Delta debugging after Zeller and Hildebrandt, 2002.
 */
export const shrunk = async (
  play: Runner,
  { seed, violations, happened }: Run,
  { triesMax, onProgress = () => undefined }: Shrinking,
): Promise<ReadonlySet<string>> => {
  const promise = violations[0]?.promise
  let kept: readonly string[] = happened.map(({ id }) => id)
  let tries = 0

  /** What is left of the story when only these may happen, if it still breaks the promise. */
  const still = async (ids: readonly string[]): Promise<readonly string[] | undefined> => {
    tries += 1
    const run = await play({ seed, only: new Set(ids) })
    const isBroken = run.violations.some((one) => one.promise === promise)
    return isBroken ? run.happened.map(({ id }) => id) : undefined
  }
  const withoutOneOf = async (parts: number): Promise<boolean> => {
    const size = Math.ceil(kept.length / parts)
    // From the end: what came late is needed least.
    for (let from = size * (parts - 1); from >= 0 && tries < triesMax; from -= size) {
      const rest = [...kept.slice(0, from), ...kept.slice(from + size)]
      const left = rest.length < kept.length ? await still(rest) : undefined
      if (left === undefined) continue
      kept = left
      onProgress(kept.length, tries)
      return true
    }
    return false
  }
  for (let parts = 2; kept.length > 0 && tries < triesMax; ) {
    if (await withoutOneOf(Math.min(parts, kept.length))) parts = Math.max(2, parts - 1)
    else if (parts >= kept.length) break
    else parts *= 2
  }
  return new Set(kept)
}
