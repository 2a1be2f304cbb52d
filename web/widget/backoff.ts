import type { Problem } from './problem.ts'

const shortestMs = 1000
const longestMs = 30_000
/** A timer may fire a moment early: the desk's own wait must then be over all the same. */
const marginMs = 50

/**
 * How long to wait before the next try. It doubles; a third of it is chance, so that a desk that comes back is not
 * asked by all browsers at once. What the desk itself says goes before.
 * @param failures in a row, from 1
 * @param chance from 0 up to 1
 */
export const backoffMs = (failures: number, problem: Problem, chance: number): number => {
  const asked = (problem.retryAfterSeconds ?? 0) * 1000 + marginMs
  const grown = Math.min(longestMs, shortestMs * 2 ** Math.min(failures - 1, 10))
  return Math.round(Math.max(asked, grown * (2 / 3)) + (grown / 3) * chance)
}
