import { createInterface } from 'node:readline/promises'
import { type PlannedChange, plannedChanges } from '../../src/desk/policy-plan.ts'
import { UsageError } from '../stage.ts'
import { planText } from './plan.ts'
import { type ReadFile, readDeskFile } from './read-file.ts'

export interface ApplyOptions {
  readonly file: string
  readonly sets: readonly string[]
  /** The deployed stage, or undefined for the desk on this machine. */
  readonly stage: string | undefined
  readonly table: string
  readonly isJson: boolean
  readonly isDry: boolean
  readonly isYes: boolean
}

/** Shows what a file would change, and changes it. */
export const apply = async (options: ApplyOptions): Promise<void> => {
  const { file, table, isJson, isDry } = options
  const read = await readDeskFile(file, options.sets)
  // Loaded here, because the clients read the environment that was just set.
  const { applyDesk } = await import('../../src/flows/apply-desk.ts')
  const { presentPolicy } = await import('../../src/flows/show-desk.ts')
  const present = await presentPolicy()
  const changes = present === undefined ? undefined : plannedChanges(present, read.policy)
  if (isJson) process.stdout.write(`${JSON.stringify({ changes: changes ?? 'all' })}\n`)
  else process.stdout.write(planned(changes, table))
  if (isDry) return
  if (changes?.length !== 0) await askFirst(options)
  const applied = await applyDesk(read.policy)
  if ('errors' in applied) throw read.refused(applied.errors)
  if (!isJson) process.stdout.write(told(applied, read, table))
}

const planned = (changes: readonly PlannedChange[] | undefined, table: string): string => {
  if (changes === undefined) return `${table} has no desk file yet: all of it is new.\n`
  return changes.length === 0 ? '' : `What changes on ${table}:\n${planText(changes)}`
}

/** A desk that customers write to is not changed by a slip; one on this machine may be. */
const askFirst = async ({ stage, isYes }: ApplyOptions): Promise<void> => {
  if (stage === undefined || isYes) return
  if (!process.stdin.isTTY) {
    throw new UsageError(
      `Nobody can be asked here: say --yes to put this in force on ${stage}, or --dry-run to only see it.`,
    )
  }
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await lines.question(`Put this in force on ${stage}? [y/N] `)
  lines.close()
  if (!/^(y|yes|j|ja|是)$/i.test(answer.trim())) throw new UsageError('Nothing was changed.')
}

const told = (
  applied: {
    readonly version: number
    readonly isChanged: boolean
    readonly newSecrets: readonly string[]
  },
  { policy }: ReadFile,
  table: string,
): string => {
  const { version, isChanged, newSecrets } = applied
  const counts = `${Object.keys(policy.teams).length} teams, ${Object.keys(policy.agents).length} agents`
  const first = isChanged
    ? `In force on ${table}: version ${version} (${counts}).\n`
    : `Nothing to change on ${table}: version ${version} says the same (${counts}).\n`
  return [first, ...newSecrets.map((name) => `New secret: ${name}\n`)].join('')
}
