import { createInterface } from 'node:readline/promises'
import type { Policy } from '../../src/desk/policy.ts'
import { type PlannedChange, plannedChanges } from '../../src/desk/policy-plan.ts'
import { UsageError } from '../stage.ts'
import { planText } from './plan.ts'
import { type ReadFile, readDeskFile } from './read-file.ts'
import { secretPrompt } from './secret-prompt.ts'
import { askedFor, fromEnvironment, type NewSecret, secretsText } from './secrets.ts'

export interface ApplyOptions {
  readonly file: string
  readonly sets: readonly string[]
  /** The deployed stage, or undefined for the desk on this machine. */
  readonly stage: string | undefined
  readonly table: string
  readonly isJson: boolean
  readonly isDry: boolean
  readonly isYes: boolean
  /** Whether secrets that are not there yet are asked for. */
  readonly isAskingSecrets: boolean
}

/** Shows what a file would change, and changes it. */
export const apply = async (options: ApplyOptions): Promise<void> => {
  const { file, table, isJson, isDry } = options
  if (options.isAskingSecrets && !isDry && !process.stdin.isTTY) {
    throw new UsageError(
      'Nobody can be asked for secrets here: leave out --ask-secrets, and give them as WARMLINE_SECRET_INBOX_NAME.',
    )
  }
  const read = await readDeskFile(file, options.sets)
  // Loaded here, because the clients read the environment that was just set.
  const { applyDesk } = await import('../../src/flows/apply-desk.ts')
  const { presentPolicy } = await import('../../src/flows/show-desk.ts')
  const secrets = await newSecrets(read.policy)
  const present = await presentPolicy()
  const changes = present === undefined ? undefined : plannedChanges(present, read.policy)
  if (isJson) process.stdout.write(`${JSON.stringify({ changes: changes ?? 'all' })}\n`)
  else process.stdout.write(planned(changes, table) + plannedSecrets(secrets, options))
  if (isDry) return
  if (changes?.length !== 0) await askFirst(options)
  const given = options.isAskingSecrets ? await asked(secrets) : secrets
  const applied = await applyDesk(read.policy, given)
  if ('errors' in applied) throw read.refused(applied.errors)
  if (!isJson) process.stdout.write(told(applied, given, read, table))
}

const planned = (changes: readonly PlannedChange[] | undefined, table: string): string => {
  if (changes === undefined) return `${table} has no desk file yet: all of it is new.\n`
  return changes.length === 0 ? '' : `What changes on ${table}:\n${planText(changes)}`
}

const newSecrets = async (policy: Policy): Promise<readonly NewSecret[]> => {
  const { missingSecrets, neededSecrets } = await import('../../src/flows/inbox-secrets.ts')
  return fromEnvironment(neededSecrets(policy), await missingSecrets(policy), process.env)
}

const plannedSecrets = (
  secrets: readonly NewSecret[],
  { table, isAskingSecrets }: ApplyOptions,
): string =>
  secrets.length === 0 ? '' : `New secrets on ${table}:\n${secretsText(secrets, isAskingSecrets)}`

const asked = async (secrets: readonly NewSecret[]): Promise<readonly NewSecret[]> => {
  if (secrets.every(({ value }) => value !== undefined)) return secrets
  const prompt = secretPrompt(process.stdin, process.stderr)
  try {
    return await askedFor(secrets, prompt)
  } finally {
    prompt.close()
  }
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
  given: readonly NewSecret[],
  { policy }: ReadFile,
  table: string,
): string => {
  const { version, isChanged } = applied
  const kept = applied.newSecrets.map((name) => {
    const from = given.find(({ parameter }) => parameter === name)?.from
    return from === undefined ? name : `${name} (${from})`
  })
  const counts = `${Object.keys(policy.teams).length} teams, ${Object.keys(policy.agents).length} agents`
  const first = isChanged
    ? `In force on ${table}: version ${version} (${counts}).\n`
    : `Nothing to change on ${table}: version ${version} says the same (${counts}).\n`
  return [first, ...kept.map((name) => `New secret: ${name}\n`)].join('')
}
