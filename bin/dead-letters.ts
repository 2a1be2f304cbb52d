import { parseArgs } from 'node:util'
import { run, UsageError, useDesk, whichDesk } from './stage.ts'

const help = `Shows what the desk could not work: messages that were parked, and what the queues gave up.

  npm run dead-letters -- list [--stage STAGE] [--local URL] [--json]

  --stage       a deployed stage, as prod; without one it is the desk on this machine
  --local URL   where that one serves (default: http://127.0.0.1:8787)
  --json        one JSON object a line

Looking takes nothing away: what is listed stays where it is, hidden from other readers for 20 seconds.
`

const command = async (): Promise<void> => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      ...whichDesk,
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [verb] = positionals
  if (values.help || verb === undefined) {
    process.stdout.write(help)
    return
  }
  if (verb !== 'list') {
    throw new UsageError(`npm run dead-letters knows \`list\`, not \`${verb}\`.`)
  }
  const names = await useDesk(values)
  const { deadLetters } = await import('./dead-letter-queues.ts')
  let count = 0
  for await (const letter of deadLetters(names)) {
    count += 1
    process.stdout.write(
      values.json
        ? `${JSON.stringify(letter)}\n`
        : `${letter.sentAt}  ${letter.queue}\n  ${letter.reason}: ${letter.body}\n`,
    )
  }
  if (!values.json) {
    process.stdout.write(count === 0 ? 'Nothing is parked or dead.\n' : `${count} in all.\n`)
  }
}

await run(command)
