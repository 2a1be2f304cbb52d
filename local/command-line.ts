import { isIP } from 'node:net'
import { parseArgs } from 'node:util'
import { CannotStart, messageOf } from './cannot-start.ts'
import type { DeskOptions } from './desk.ts'

export const help = `npm start -- [options]

Runs the desk on this machine: the same template that npm run deploy deploys.

  --data DIR   keep everything in this folder between runs (otherwise nothing is kept)
  --fresh      empty that folder first
  --port N     listen on this port, 0 picks a free one (8787)
  --mail-port N  take mails by SMTP on this port, 0 picks a free one (2525, or a free one where it is taken)
  --mail-host H  let others write: 0.0.0.0 is whoever is in your network, a phone for instance (127.0.0.1)
  --demo       customers come and go on, so that there is always somebody to answer
  --logs       show what the functions log (it also stands in the data folder)
  --help       show this
`

const defaultPort = 8787

const readPort = (name: string, text: string): number => {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new CannotStart(
      `--${name} takes a number from 0 to 65535, got ${text}: for example --${name} ${defaultPort}.`,
    )
  return port
}

/** An address of this machine: a name might be anybody's. */
const hostIn = (text: string): string => {
  if (isIP(text) !== 0) return text
  throw new CannotStart(
    `--mail-host takes an address of this machine, got ${text}: for example --mail-host 0.0.0.0.`,
  )
}

const parse = (given: readonly string[]) => {
  try {
    return parseArgs({
      args: [...given],
      options: {
        data: { type: 'string' },
        fresh: { type: 'boolean', default: false },
        port: { type: 'string', default: String(defaultPort) },
        'mail-port': { type: 'string' },
        'mail-host': { type: 'string' },
        demo: { type: 'boolean', default: false },
        logs: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    throw new CannotStart(
      `${messageOf(error).split('. ')[0]}: npm start -- --help lists what there is.`,
    )
  }
}

/** Undefined: only the help was asked for. */
export const readCommandLine = (
  given: readonly string[],
): (DeskOptions & { readonly demo: boolean }) | undefined => {
  const asked = parse(given)
  const { data, fresh, port, 'mail-port': mailPort, 'mail-host': mailHost } = asked
  const { logs, demo, help: wantsHelp } = asked
  if (wantsHelp) return undefined
  if (fresh && data === undefined)
    throw new CannotStart(
      '--fresh empties the folder of --data DIR, but none was given: add it, or leave --fresh out.',
    )
  return {
    ...{ fresh, logs, demo, port: readPort('port', port) },
    mailPort: mailPort === undefined ? 'usual' : readPort('mail-port', mailPort),
    ...(data === undefined ? {} : { data }),
    ...(mailHost === undefined ? {} : { mailHost: hostIn(mailHost) }),
  }
}
