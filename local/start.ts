import './lean-memory.ts'

import { CannotStart, messageOf } from './cannot-start.ts'
import { help, readCommandLine } from './command-line.ts'
import { type Desk, startDesk } from './desk.ts'
import { startLife } from './life/life.ts'
import { stopOnSignal } from './signals.ts'
import { welcome } from './welcome.ts'

/** Ends with one sentence, and no trace of where in our code it was found. */
const fail = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

const sentenceOf = (error: unknown): string =>
  error instanceof CannotStart
    ? error.message
    : `The desk cannot start: ${messageOf(error).split('\n')[0]} (npm start -- --logs shows where).`

const showStep = (step: string, seconds: number): void => {
  process.stdout.write(`${seconds.toFixed(1).padStart(6)} s  ${step}\n`)
}

/** Customers come for as long as the desk runs. */
const withLife = async (desk: Desk): Promise<Desk> => {
  showStep('Customers begin to write', 0)
  const stopLife = await startLife(desk.url)
  return {
    ...desk,
    stop: async () => {
      await stopLife()
      await desk.stop()
    },
  }
}

const run = async (): Promise<void> => {
  const options = readCommandLine(process.argv.slice(2))
  if (!options) {
    process.stdout.write(help)
    return
  }
  const began = performance.now()
  let started: Desk | undefined
  stopOnSignal(() => started)
  try {
    started = await startDesk({ ...options, onStep: showStep, onFault: fail })
  } catch (error) {
    if (options.logs && !(error instanceof CannotStart)) console.error(error)
    throw error
  }
  showStep('Ready', (performance.now() - began) / 1000)
  if (options.demo) started = await withLife(started)
  process.stdout.write(welcome(started.running))
}

await run().catch((error) => fail(sentenceOf(error)))
