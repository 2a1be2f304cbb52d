import { createRunner, type Run, type Runner } from '../run.ts'
import type { Planted } from './planted.ts'

export const seedsMax = 300

/** A seed that finds a promise broken in a house with this fault, and who plays in that house. */
export const searched = async (
  { patches }: Planted,
  first: number,
): Promise<{ readonly play: Runner; readonly run: Run } | undefined> => {
  const play = await createRunner(patches)
  for (let seed = first; seed < first + seedsMax; seed += 1) {
    const run = await play({ seed })
    if (run.violations.length > 0) return { play, run }
  }
  return undefined
}
