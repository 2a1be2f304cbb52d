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

const untilItAnswers = async (url: string, child: GuardedChild, said: string[]): Promise<void> => {
  let code: number | undefined
  child.ended.then((ended) => {
    code = ended
  })
  for (let tries = 0; tries < 200; tries += 1) {
    if (code !== undefined) break
    const answered = await fetch(url).then(
      () => true,
      () => false,
    )
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  await child.stop()
  const reason = said.join('').trim().split('\n').at(-1) || `exit code ${code ?? 'none'}`
  throw new CannotStart(
    `The emulator of DynamoDB did not start (${reason}): empty the data with --fresh, or run npm ci again.`,
  )
}

/** A running endpoint that the environment names, else the binary, in memory without a file. */
export const startTableEmulator = async (databaseFile?: string): Promise<TableEmulator> => {
  const given = process.env.AWS_ENDPOINT_URL_DYNAMODB
  if (given)
    return {
      url: given.replace(/\/$/, ''),
      stop: async () => undefined,
      ended: new Promise(() => undefined),
    }
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const where = databaseFile ? ['--db-path', databaseFile] : []
  const child = startGuarded(findTableBinary(), ['serve', '--port', String(port), ...where])
  const said: string[] = []
  child.process.stdout.resume()
  child.process.stderr.on('data', (part: Buffer) => {
    said.splice(0, said.length - 20)
    said.push(part.toString('utf8'))
  })
  await untilItAnswers(url, child, said)
  return { url, stop: child.stop, ended: child.ended }
}
