import type { PlannedChange } from '../../src/desk/policy-plan.ts'

const marks = { added: '+', removed: '-', changed: '~' } as const

/** Longer values are cut: the plan is read, not stored. */
const lettersMax = 100

const short = (value: unknown): string => {
  const text = JSON.stringify(value)
  return text.length <= lettersMax ? text : `${text.slice(0, lettersMax)}…`
}

/** A line for each change: `~ teams.service.lead: "lin" -> "fang"`. */
export const planText = (changes: readonly PlannedChange[]): string =>
  changes
    .map((change) => {
      const { kind, path } = change
      const value =
        kind === 'changed'
          ? `${short(change.before)} -> ${short(change.after)}`
          : short(kind === 'added' ? change.after : change.before)
      return `  ${marks[kind]} ${path}: ${value}\n`
    })
    .join('')
