import { parseArgs } from 'node:util'
import { plantedFaults } from './planted/planted.ts'
import { createRunner, type Run } from './run.ts'
import { type Played, playSeeds } from './seeds.ts'
import { shrunk } from './shrink.ts'

const help = `Plays the whole desk in one process, with everything going wrong that a seed can think of, and looks whether
its promises hold (docs/promises.md).

  npm run simulate -- [--seeds N] [--seed S] [--story] [--everything] [--planted NAME]

  --seeds N       how many seeds, from S upwards (default: 200, or 1 with --seed alone)
  --seed S        the first one (default: 1). The same seed is the same story, always.
  --story         tells the story of the first seed, whether a promise is broken or not
  --everything    tells each invocation of a function too
  --planted NAME  with a fault put into the desk on purpose; a part of its name is enough. "list" lists them
  --tries N       how often a broken story is played again to make it shorter (default: 400)

Ends with 1 when a promise is broken: then it tells the shortest story that it finds, and how to play it again.
`

/** What the person who typed the command can mend. */
class UsageError extends Error {}

const whole = (name: string, text: string | undefined, usual: number): number => {
  if (text === undefined) return usual
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new UsageError(`--${name} ${text} is no whole number.`)
}

const plantedOf = (name: string | undefined) => {
  if (name === undefined) return undefined
  const found = plantedFaults.filter((one) => one.name.includes(name))
  const [only] = found
  if (only === undefined || found.length > 1) {
    throw new UsageError(`${found.length} planted faults are called ${name}: --planted list.`)
  }
  return only
}

const say = (text: string): void => {
  process.stdout.write(text)
}

const number = new Intl.NumberFormat('en')

/** A line each few seconds, and one that is written over where somebody looks. */
const createProgress = (count: number) => {
  const began = performance.now()
  let seeds = 0
  let cases = 0
  let broken = 0
  let saidAt = began
  const line = (): string => {
    const seconds = (performance.now() - began) / 1000
    const speed = `${number.format(Math.round(cases / seconds))} cases/s`
    return `${number.format(seeds)} of ${number.format(count)} seeds, ${number.format(cases)} cases, ${speed}, ${broken} broken`
  }
  return {
    add: (played: Played): void => {
      seeds += 1
      cases += played.cases
      if (played.violations.length > 0) broken += 1
      const isTerminal = process.stdout.isTTY === true
      const isTime = performance.now() - saidAt > (isTerminal ? 500 : 10_000)
      if (!isTime && seeds < count) return
      saidAt = performance.now()
      say(isTerminal ? `\r\x1b[K${line()}${seeds < count ? '' : '\n'}` : `${line()}\n`)
    },
  }
}

const tellViolations = ({ violations }: Pick<Run, 'violations'>): void => {
  for (const { promise, seen } of violations) say(`  broken: ${promise}\n          ${seen}\n`)
}

interface Asked {
  readonly seed: number
  readonly planted: ReturnType<typeof plantedOf>
  readonly telling: 'story' | 'everything'
  readonly tries: number
}

/** How far the search for a shorter story is, now and then. */
const tellShrinking = () => {
  let saidAt = performance.now()
  return (left: number, tries: number): void => {
    const isTime = performance.now() - saidAt > (process.stdout.isTTY === true ? 500 : 10_000)
    if (!isTime) return
    saidAt = performance.now()
    say(`  ${number.format(left)} things are left after ${number.format(tries)} tries\n`)
  }
}

/** Plays a broken seed again, shorter and shorter, and tells what is left of it. */
const tellBroken = async ({ seed, planted, telling, tries }: Asked): Promise<void> => {
  const play = await createRunner(planted?.patches)
  const whole_ = await play({ seed })
  say(`\nSeed ${seed} breaks a promise. Looking for its shortest story ...\n`)
  const only = await shrunk(play, whole_, { triesMax: tries, onProgress: tellShrinking() })
  const shortest = await play({ seed, only, telling })
  say(`${whole_.happened.length} things happened; these ${only.size} are enough:\n\n`)
  say(`${shortest.story.join('\n')}\n\n`)
  tellViolations(shortest)
  const again = planted === undefined ? '' : ` --planted "${planted.name}"`
  say(`\nPlay it again:  npm run simulate -- --seed ${seed}${again}\n`)
}

const command = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string' },
      seed: { type: 'string' },
      story: { type: 'boolean', default: false },
      everything: { type: 'boolean', default: false },
      planted: { type: 'string' },
      tries: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    say(help)
    return 0
  }
  if (values.planted === 'list') {
    say(plantedFaults.map(({ name }) => `${name}\n`).join(''))
    return 0
  }
  const first = whole('seed', values.seed, 1)
  const count = whole('seeds', values.seeds, values.seed === undefined ? 200 : 1)
  const planted = plantedOf(values.planted)
  const telling = values.everything ? 'everything' : 'story'
  const tries = whole('tries', values.tries, 400)
  if (values.story || values.everything) {
    const play = await createRunner(planted?.patches)
    const run = await play({ seed: first, telling })
    say(`${run.story.join('\n')}\n\nSeed ${first}: ${run.cases} cases\n`)
    tellViolations(run)
    return run.violations.length > 0 ? 1 : 0
  }
  const progress = createProgress(count)
  const broken: Played[] = []
  await playSeeds({
    ...{ first, count },
    ...(planted === undefined ? {} : { patches: planted.patches }),
    onPlayed: (played) => {
      progress.add(played)
      if (played.violations.length > 0) broken.push(played)
    },
    isEnough: () => broken.length >= brokenMax,
  })
  broken.sort((one, other) => one.seed - other.seed)
  for (const played of broken) {
    say(`\nSeed ${played.seed}\n`)
    tellViolations(played)
  }
  const [shown] = broken
  if (shown === undefined) return 0
  await tellBroken({ seed: shown.seed, planted, telling, tries })
  return 1
}

/** More broken seeds say nothing more. */
const brokenMax = 20

try {
  process.exitCode = await command()
} catch (fault) {
  const { message, code } = fault as NodeJS.ErrnoException
  const isUsage = fault instanceof UsageError || code?.startsWith('ERR_PARSE_ARGS') === true
  if (!isUsage) throw fault
  process.stderr.write(`${message} (npm run simulate -- --help)\n`)
  process.exitCode = 1
}
