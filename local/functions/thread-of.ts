import { Worker } from 'node:worker_threads'
import type { FunctionPlan } from '../assembly/functions.ts'
import type { Invocation, Outcome, ThreadSetup } from './protocol.ts'

/** One warm execution environment: a thread that runs one invocation at a time. */
export interface Thread {
  readonly run: (invocation: Invocation) => Promise<Outcome>
  readonly isAlive: () => boolean
  readonly end: () => Promise<unknown>
}

export interface ThreadOptions {
  readonly plan: FunctionPlan
  readonly environment: Readonly<Record<string, string>>
  readonly clock: SharedArrayBuffer
  /** What writeThreadFile wrote. */
  readonly threadFile: string
  readonly log: (text: string) => void
}

const start = ({ plan, environment, clock, threadFile, log }: ThreadOptions): Worker => {
  const setup: ThreadSetup = { ...plan, clock }
  const worker = new Worker(threadFile, {
    workerData: setup,
    env: { ...environment },
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: plan.memoryMegabytes, maxYoungGenerationSizeMb: 8 },
  })
  worker.stdout.on('data', (text: Buffer) => log(text.toString('utf8')))
  worker.stderr.on('data', (text: Buffer) => log(text.toString('utf8')))
  return worker
}

/** What Lambda says of a function that ran out of time, or whose process ended under it. */
const cutOff = (id: string, errorType: string, message: string): Outcome => ({
  error: { errorType, errorMessage: `RequestId: ${id} Error: ${message}` },
})

export const startThread = (options: ThreadOptions): Thread => {
  const worker = start(options)
  const { timeoutSeconds } = options.plan
  let isAlive = true
  let settle: ((outcome: Outcome) => void) | undefined
  let requestId = ''
  const finish = (outcome: Outcome) => settle?.(outcome)
  worker.on('message', finish)
  worker.on('error', (error) => {
    isAlive = false
    const message = error instanceof Error ? error.message : String(error)
    finish(cutOff(requestId, 'Runtime.ExitError', `The function's thread ended (${message})`))
  })
  worker.on('exit', (code) => {
    isAlive = false
    finish(cutOff(requestId, 'Runtime.ExitError', `Runtime exited with code ${code}`))
  })
  const end = () => {
    isAlive = false
    return worker.terminate()
  }
  const run = (invocation: Invocation): Promise<Outcome> =>
    new Promise((resolve) => {
      requestId = invocation.requestId
      const timer = setTimeout(() => {
        const seconds = timeoutSeconds.toFixed(2)
        finish(cutOff(requestId, 'Sandbox.Timedout', `Task timed out after ${seconds} seconds`))
        void end()
      }, timeoutSeconds * 1000)
      settle = (outcome) => {
        clearTimeout(timer)
        settle = undefined
        resolve(outcome)
      }
      worker.postMessage(invocation)
    })
  return { run, isAlive: () => isAlive, end }
}
