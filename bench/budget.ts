import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Figure } from './figures.ts'

/** The most that each figure may be, by its name. The numbers only ever go down. */
export type Budget = Readonly<Record<string, number>>

const budgetFile = fileURLToPath(new URL('budget.json', import.meta.url))

export const readBudget = (): Budget => JSON.parse(readFileSync(budgetFile, 'utf8'))

/** A sentence for each limit that is passed, and for each that nothing was measured for. */
export const passedLimits = (figures: readonly Figure[], budget: Budget): readonly string[] => {
  const byName = new Map(figures.map((figure) => [figure.name, figure]))
  return Object.entries(budget).flatMap(([name, limit]) => {
    const figure = byName.get(name)
    if (figure === undefined) {
      return [`"${name}" has a limit in bench/budget.json and was not measured: correct the name.`]
    }
    if (figure.value <= limit) return []
    return [
      `"${name}" is ${figure.value} ${figure.unit}; bench/budget.json allows ${limit}. ` +
        'docs/cost-of-a-case.md says where each unit goes.',
    ]
  })
}
