import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import { type GuardedChild, startGuarded } from '../child.ts'

export interface TableEmulator {
  readonly url: string
  readonly stop: () => Promise<void>
  /** Resolves when the emulator ends by itself. */
  readonly ended: Promise<unknown>
}

const onPath = (name: string, path: string): string | undefined =>
  path
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))

/** `platform` is written as Node does: `linux-x64`. */
export const findTableBinary = (
  platform = `${process.platform}-${process.arch}`,
  path = process.env.PATH ?? '',
): string => {
  const packaged = `@dynoxide/${platform}/package.json`
  try {
    return createRequire(import.meta.url)
      .resolve(packaged)
      .replace(/package\.json$/, 'dynoxide')
  } catch {
    const found = onPath('dynoxide', path)
    if (found) return found
    throw new CannotStart(
      'The emulator of DynamoDB is missing: run npm ci again, put dynoxide on the PATH, or set AWS_ENDPOINT_URL_DYNAMODB to one that runs.',
    )
  }
}

/** The binary wants a port and cannot say which one it took. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  )

/** Undefined when it answers, else what it said last. */
const untilItAnswers = async (url: string, child: GuardedChild): Promise<string | undefined> => {
  const said: string[] = []
  child.process.stdout.resume()
  child.process.stderr.on('data', (part: Buffer) => said.push(part.toString('utf8')))
  let code: number | undefined
  child.ended.then((ended) => {
    code = ended
  })
  for (let tries = 0; tries < 200 && code === undefined; tries += 1) {
    if (await answers(url)) return undefined
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  await child.stop()
  return said.join('').trim().split('\n').at(-1) || `exit code ${code ?? 'none'}`
}

const useGiven = async (given: string): Promise<TableEmulator> => {
  const url = given.replace(/\/$/, '')
  if (!(await answers(url)))
    throw new CannotStart(
      `AWS_ENDPOINT_URL_DYNAMODB names ${given}, where nothing answers: start it, or unset the variable.`,
    )
  return { url, stop: async () => undefined, ended: new Promise(() => undefined) }
}

/** Somebody else may take the free port before the emulator does. */
const triesMax = 3

/** A running endpoint that the environment names, else the binary, in memory without a file. */
export const startTableEmulator = async (
  databaseFile?: string,
  given = process.env.AWS_ENDPOINT_URL_DYNAMODB,
): Promise<TableEmulator> => {
  if (given) return useGiven(given)
  const binary = findTableBinary()
  const where = databaseFile ? ['--db-path', databaseFile] : []
  let reason: string | undefined
  for (let tries = 0; tries < triesMax; tries += 1) {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const child = startGuarded(binary, ['serve', '--port', String(port), ...where])
    reason = await untilItAnswers(url, child)
    if (reason === undefined) return { url, stop: child.stop, ended: child.ended }
  }
  throw new CannotStart(
    `The emulator of DynamoDB did not start (${reason}): empty the data with --fresh, or run npm ci again.`,
  )
}
