import type { Budget } from './budget.ts'
import type { Figure } from './figures.ts'

/** The figures as aligned lines: name, value, limit, unit, and what it is made of. */
export const asTable = (figures: readonly Figure[], budget: Budget): string => {
  const rows = figures.map(({ name, value, unit, note = '' }) => {
    const limit = budget[name]
    return [name, String(value), limit === undefined ? '' : `<= ${limit}`, unit, note] as const
  })
  const [nameWidth, valueWidth, limitWidth] = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  ) as [number, number, number]
  return rows
    .map(([name, value, limit, unit, note]) =>
      [
        name.padEnd(nameWidth),
        value.padStart(valueWidth),
        limit.padStart(limitWidth),
        unit.padEnd('write units'.length),
        note,
      ]
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
