import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { localContext, synthesize } from '../../local/synthesize.ts'
import { planOf } from './plan.ts'
import { playRound } from './round.ts'
import { roundInWords } from './round-in-words.ts'

const help = `npm run crash -- [--rounds N] [--seed S]

Kills a desk on this machine with kill -9 while people work on it, starts it again, and holds it to its promises.

  --rounds N   how often (5)
  --seed S     of the first round; the next ones count on (by chance)

A seed decides who is killed and how long after what; the moment is real time, so that what a kill meets is
chance: the same seed is a similar round, not the same.
`

const show = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

const wholeNumber = (name: string, text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0)
    throw new Error(`--${name} takes a whole number, got ${text}.`)
  return value
}

const run = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    show(help)
    return 0
  }
  const rounds = wholeNumber('rounds', values.rounds)
  const seed = wholeNumber('seed', values.seed)
  const folder = mkdtempSync(join(tmpdir(), 'warmline-crashes-'))
  let failed = 0
  try {
    const assembly = await synthesize(join(folder, 'cdk.out'), localContext)
    for (let index = 0; index < rounds; index += 1) {
      const round = await playRound(planOf(seed + index), assembly)
      if (round.violations.length > 0) failed += 1
      show(roundInWords(round, `round ${index + 1} of ${rounds}`))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  show(`${rounds - failed} of ${rounds} rounds kept every promise.`)
  return failed === 0 ? 0 : 1
}

process.exitCode = await run()
