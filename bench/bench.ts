import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { localContext, synthesize } from '../local/synthesize.ts'
import { passedLimits, readBudget } from './budget.ts'
import { bundles } from './bundles.ts'
import { caseFigures } from './case.ts'
import { chat } from './chat.ts'
import { type MeasuredDesk, openMeasuredDesk } from './desk.ts'
import { doorTime } from './door-time.ts'
import type { Figure } from './figures.ts'
import { items } from './items.ts'
import { largeMail } from './large-mail.ts'
import { longThread } from './long-thread.ts'
import { fourMessages, newestCase, signIn } from './messages.ts'
import { idleTick, polls } from './polls.ts'
import { searches } from './search.ts'
import { asTable } from './table.ts'

const help = `npm run bench -- [options]

Measures what a case costs, and fails when a figure passes its limit in bench/budget.json.

  --json   the figures as JSON
  --help   show this
`

type Part = readonly [string, (desk: MeasuredDesk) => Promise<readonly Figure[]>]

const parts = (assembly: string): readonly Part[] => [
  ['One case, every delivery twice', caseFigures],
  [
    'Four messages, three times',
    async (desk) => {
      // The case has wound the clock past everybody's presence.
      await signIn(desk, 'lin')
      return fourMessages(desk, 'lin')
    },
  ],
  [
    'Polls that find nothing new',
    async (desk) => polls(desk, 'lin', await newestCase(desk, 'lin')),
  ],
  ['A chat on a page', (desk) => chat(desk, 'lin')],
  ['A tick of the clock', idleTick],
  ['Threads with 10 and with 10,000 messages', longThread],
  ['Sizes of items', items],
  ['The largest mails', largeMail],
  ['The time of a webhook', doorTime],
  ['Searches among 400 and 4,000 cases', searches],
  ['Bundles and their import', (desk) => bundles(desk, assembly)],
]

/** Progress goes to the error output, so that --json stays JSON. */
const began = performance.now()
const show = (text: string): void => {
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stderr.write(`${seconds.padStart(6)} s  ${text}\n`)
}

const measure = async (): Promise<readonly Figure[]> => {
  show('Synthesize the stack and start a desk')
  const assembly = mkdtempSync(join(tmpdir(), 'warmline-bench-'))
  let desk: MeasuredDesk | undefined
  try {
    await synthesize(assembly, localContext)
    desk = await openMeasuredDesk(assembly)
    const figures: Figure[] = []
    for (const [title, part] of parts(assembly)) {
      show(title)
      figures.push(...(await part(desk)))
    }
    return figures
  } finally {
    await desk?.stop()
    rmSync(assembly, { recursive: true, force: true })
  }
}

const readOptions = () => {
  try {
    return parseArgs({
      options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    }).values
  } catch (fault) {
    const [reason] = (fault as Error).message.split('. ')
    process.stderr.write(`${reason}: npm run bench -- --help lists what there is.\n`)
    process.exit(1)
  }
}

const values = readOptions()
if (values.help) {
  process.stdout.write(help)
} else {
  const figures = await measure()
  const budget = readBudget()
  const passed = passedLimits(figures, budget)
  show('Done')
  const withLimits = figures.map((figure) => ({ ...figure, limit: budget[figure.name] }))
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ figures: withLimits, passed }, undefined, 2)}\n`
      : `\n${asTable(figures, budget)}\n`,
  )
  for (const sentence of passed) process.stderr.write(`${sentence}\n`)
  process.exitCode = passed.length === 0 ? 0 : 1
}
