import type { Units } from './ledger.ts'

/** One thing that was measured. Its name is its key in budget.json, where it has a limit. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: 'write units' | 'read units' | 'ratio' | 'bytes'
  /** What it is made of. */
  readonly note?: string
}

/** Writes and reads of one step, each with who used them. */
export const unitFigures = (name: string, units: Units): readonly Figure[] => [
  { name: `${name}, writes`, value: units.writes, unit: 'write units', note: by(units, 'writes') },
  { name: `${name}, reads`, value: units.reads, unit: 'read units', note: by(units, 'reads') },
]

const by = ({ byFunction }: Units, of: 'reads' | 'writes'): string =>
  Object.entries(byFunction)
    .filter(([, count]) => count[of] > 0)
    .map(([name, count]) => `${name} ${count[of]}`)
    .join(', ')

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.floor(sorted.length / 2)]
  if (value === undefined) throw new Error('A median needs one value at least.')
  return value
}

export const rounded = (value: number): number => Math.round(value * 1000) / 1000
