import { parseArgs, styleText } from 'node:util'
import { CannotStart, messageOf } from './cannot-start.ts'
import { asText, createNarrator, type Line } from './demo/narration.ts'
import { ActFailed, acts, openScene, play } from './demo/play.ts'
import { type Desk, startDesk } from './desk.ts'

const help = `npm run demo -- [options]

Plays one case through the whole desk, over HTTP only, and checks every step.

  --url URL   play it at a desk that runs already and where no other case waits
              (otherwise one is started, and stopped)
  --json      one JSON object a line, for machines
  --help      show this
`

const readOptions = (given: readonly string[]) => {
  try {
    return parseArgs({
      args: [...given],
      options: {
        url: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    const [reason] = messageOf(error).split('. ')
    throw new CannotStart(`${reason}: npm run demo -- --help lists what there is.`)
  }
}

const answeringUrl = async (given: string): Promise<string> => {
  const url = given.replace(/\/+$/, '')
  const answer = await fetch(`${url}/_local/status`).catch(() => undefined)
  if (answer?.ok) return url
  throw new CannotStart(
    `No local desk answers at ${url}: start one with npm start, or leave --url out.`,
  )
}

/** Ctrl-C leaves nothing behind. */
const stopOnSignal = (desk: Desk): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void desk.stop().finally(() => process.exit(130)))
}

const write = (text: string): void => {
  process.stdout.write(text)
}

const showAs = (isJson: boolean) => (line: Line) =>
  write(
    isJson ? `${JSON.stringify(line)}\n` : asText(line, (style, text) => styleText(style, text)),
  )

const run = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2))
  if (options.help) return write(help)
  const say = (text: string) => (options.json ? undefined : write(text))
  const began = performance.now()
  const running = options.url === undefined ? undefined : await answeringUrl(options.url)
  if (running === undefined) say('Starting a desk of its own, on a free port …\n')
  const own = running === undefined ? await startDesk() : undefined
  if (own) stopOnSignal(own)
  try {
    await play(openScene(running ?? own?.url ?? '', createNarrator(showAs(options.json))))
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    if (options.json) write(`${JSON.stringify({ kind: 'ended', steps: acts.length })}\n`)
    say(`\nAll ${acts.length} steps are as they should be (${seconds} s).\n`)
  } finally {
    await own?.stop()
  }
}

try {
  await run()
} catch (error) {
  process.exitCode = 1
  if (!(error instanceof CannotStart) && !(error instanceof ActFailed)) throw error
  process.stderr.write(`\n${error.message}\n`)
}
