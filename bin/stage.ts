import * as z from 'zod/mini'
import { resourceNames, settingNames } from '../src/platform/names.ts'

const stageForm = /^[a-z][a-z0-9-]{0,19}$/

/** Where `npm start` serves when nothing else is said. */
const localDefault = 'http://127.0.0.1:8787'

/** The options by which a command is told which desk is meant. */
export const whichDesk = {
  stage: { type: 'string' },
  local: { type: 'string', default: localDefault },
} as const

/**
 * Gives this process the environment that the template gives to the functions of a stage. Without a stage it is
 * the desk on this machine: its emulators take the place of AWS.
 */
export const useDesk = async ({
  stage: named,
  local,
}: {
  readonly stage?: string | undefined
  readonly local: string
}): Promise<ReturnType<typeof resourceNames>> => {
  const stage = named ?? (await useLocal(local))
  if (!stageForm.test(stage)) {
    throw new UsageError(`--stage ${stage} is no stage: use lowercase letters, as --stage prod.`)
  }
  const names = resourceNames(stage)
  process.env[settingNames.stage] = stage
  process.env[settingNames.table] ??= names.table
  process.env[settingNames.parameterPrefix] ??= names.parameterPrefix
  return names
}

const useLocal = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}/_local/status`).catch(() => undefined)
  if (answer?.ok !== true) {
    throw new UsageError(
      `No desk answers at ${url}: start one with npm start, give its address with --local URL, or name a deployed stage with --stage prod.`,
    )
  }
  const { stage, endpoints } = LocalStatus.parse(await answer.json())
  for (const [service, endpoint] of Object.entries(endpoints)) {
    process.env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] = endpoint
  }
  process.env.AWS_REGION ??= 'us-east-1'
  process.env.AWS_ACCESS_KEY_ID ??= 'local'
  process.env.AWS_SECRET_ACCESS_KEY ??= 'local'
  return stage
}

const LocalStatus = z.object({ stage: z.string(), endpoints: z.record(z.string(), z.string()) })

/** What the person who typed the command can mend: told in one sentence, without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Runs a command; what its user can mend is one sentence and exit code 1. */
export const run = async (command: () => Promise<void>): Promise<void> => {
  try {
    await command()
  } catch (fault) {
    process.exitCode = 1
    if (fault instanceof UsageError) {
      process.stderr.write(`${fault.message}\n`)
      return
    }
    const { message, code } = fault as NodeJS.ErrnoException
    if (code?.startsWith('ERR_PARSE_ARGS') === true) {
      process.stderr.write(`${message.split('. ')[0]}: --help lists what there is.\n`)
      return
    }
    const remedy = remedyOf(fault as Error)
    if (remedy === undefined) throw fault
    process.stderr.write(`${remedy} (${(fault as Error).name}: ${message})\n`)
  }
}

/** What the person can do about a fault of AWS; undefined when it is none of theirs. */
export const remedyOf = ({ name, message }: Error): string | undefined =>
  message === 'Region is missing' ? noRegion : remedies[name]

const noRegion = 'No region is set: say which one holds the desk, as AWS_REGION=eu-central-1.'

const remedies: Readonly<Record<string, string>> = {
  ResourceNotFoundException:
    'This stage has no table here: check --stage, the region (AWS_REGION) and that it is deployed.',
  QueueDoesNotExist:
    'This stage has no queues here: check --stage, the region (AWS_REGION) and that it is deployed.',
  PolicyOvertaken: 'This desk file was not applied.',
  CredentialsProviderError: 'No AWS credentials: sign in, or set AWS_PROFILE.',
  ExpiredTokenException: 'The AWS credentials have expired: sign in again.',
  AccessDenied: 'These AWS credentials may not do that.',
  AccessDeniedException: 'These AWS credentials may not do that.',
}
