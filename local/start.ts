import './lean-memory.ts'

import { CannotStart } from './cannot-start.ts'
import { help, readCommandLine } from './command-line.ts'
import { type Desk, startDesk } from './desk.ts'
import { welcome } from './welcome.ts'

/** Ends with one sentence, and no trace of where in our code it was found. */
const fail = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

const failWith = (error: unknown): never => {
  if (error instanceof CannotStart) return fail(error.message)
  throw error
}

const showStep = (step: string, seconds: number): void => {
  process.stdout.write(`${seconds.toFixed(1).padStart(6)} s  ${step}\n`)
}

/** What was begun ends with this process, so a start may be broken off at any moment. */
const stopOnSignal = (started: () => Desk | undefined): void => {
  let isStopping = false
  const stop = async () => {
    const desk = started()
    // Asked twice: the person does not want to wait.
    if (isStopping || !desk) process.exit(isStopping ? 1 : 0)
    isStopping = true
    process.stdout.write('\nStopping.\n')
    await desk.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop().catch(failWith))
}

try {
  const options = readCommandLine(process.argv.slice(2))
  if (!options) process.stdout.write(help)
  else {
    const began = performance.now()
    let started: Desk | undefined
    stopOnSignal(() => started)
    const desk = await startDesk({ ...options, onStep: showStep, onFault: fail })
    started = desk
    showStep('Ready', (performance.now() - began) / 1000)
    process.stdout.write(welcome(desk.running))
  }
} catch (error) {
  failWith(error)
}
