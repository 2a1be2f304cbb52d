import { settingNames } from './names.ts'
import { WorldFault } from './world-fault.ts'

/**
 * What a log line may carry: ids, codes and counts. There is no free field on purpose: text, names,
 * addresses and secrets have no way in. A survey's id is a secret too: who has it may answer.
 */
export interface LogFields {
  /** Follows one inbound message, or one API request, through every function. */
  readonly correlation?: string | undefined
  /** `<thread>.<episode>`: follows the whole case. */
  readonly conversation?: string | undefined
  readonly thread?: string | undefined
  readonly ticket?: number | undefined
  readonly seq?: number | undefined
  readonly agent?: string | undefined
  readonly team?: string | undefined
  readonly inbox?: string | undefined
  readonly route?: string | undefined
  readonly status?: number | undefined
  readonly code?: string | undefined
  readonly outcome?: string | undefined
  readonly day?: string | undefined
  readonly count?: number | undefined
  readonly tries?: number | undefined
  readonly milliseconds?: number | undefined
  readonly requestId?: string | undefined
  /** The id that SES or a channel gave to what was sent. */
  readonly providerId?: string | undefined
  readonly sourceId?: string | undefined
}

const levels = { debug: 10, info: 20, warn: 30, error: 40 } as const
type Level = keyof typeof levels

const threshold = (): number => {
  const level = process.env[settingNames.logLevel]
  return level !== undefined && level in levels ? levels[level as Level] : levels.info
}

const write = (level: Level, message: string, fields: LogFields, fault?: unknown): void => {
  if (levels[level] < threshold()) return
  process.stdout.write(
    `${JSON.stringify({
      level,
      message,
      // So named, Lambda reads it as the line's moment; without one it takes the line for INFO, whatever `level` says.
      timestamp: new Date().toISOString(),
      function: process.env.AWS_LAMBDA_FUNCTION_NAME,
      ...fields,
      ...(fault === undefined ? {} : { fault: described(fault) }),
    })}\n`,
  )
}

/**
 * A fault's name and where it arose. Its message is left out, since a library may quote the data that it met; ours
 * about the world name settings and secrets only, and say what to do.
 */
const described = (fault: unknown): object => {
  if (!(fault instanceof Error)) return { name: typeof fault }
  // The stack repeats the message, and what a message quotes may have lines that look like frames.
  const { stack = '', message } = fault
  const rest = stack.slice(stack.indexOf(message) + message.length)
  const frames = rest.split('\n').filter((line) => line.startsWith('    at '))
  return {
    name: fault.name,
    ...(fault instanceof WorldFault ? { message } : {}),
    stack: frames.slice(0, 8).map((line) => line.trim()),
    ...(fault.cause === undefined ? {} : { cause: described(fault.cause) }),
  }
}

/** One JSON line per call on standard output, where CloudWatch Logs takes it. */
export const log = {
  debug: (message: string, fields: LogFields = {}): void => write('debug', message, fields),
  info: (message: string, fields: LogFields = {}): void => write('info', message, fields),
  warn: (message: string, fields: LogFields = {}, fault?: unknown): void =>
    write('warn', message, fields, fault),
  error: (message: string, fields: LogFields = {}, fault?: unknown): void =>
    write('error', message, fields, fault),
}
