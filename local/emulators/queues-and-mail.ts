import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { CannotStart, messageOf } from '../cannot-start.ts'

export interface QueuesAndMail {
  /** SQS and S3. */
  readonly queuesUrl: string
  readonly mailUrl: string
  readonly stop: () => Promise<void>
}

/** A thread of its own: it cannot hold up the gateway, and it ends with this process. */
export const startQueuesAndMail = async (
  region: string,
  queuesFolder?: string,
): Promise<QueuesAndMail> => {
  if (queuesFolder) mkdirSync(queuesFolder, { recursive: true })
  const thread = new Worker(new URL('./queues-and-mail-thread.ts', import.meta.url), {
    workerData: { region, queuesFolder },
    execArgv: [],
    env: { NODE_ENV: 'production', NODE_NO_WARNINGS: '1' },
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  })
  try {
    const [ports] = await once(thread, 'message')
    return {
      queuesUrl: `http://127.0.0.1:${ports.queuesPort}`,
      mailUrl: `http://127.0.0.1:${ports.mailPort}`,
      stop: async () => {
        const ended = once(thread, 'exit')
        thread.postMessage('stop')
        const impatient = setTimeout(() => thread.terminate(), 2000)
        await ended
        clearTimeout(impatient)
      },
    }
  } catch (error) {
    throw new CannotStart(
      `The emulator of queues and mail did not start (${messageOf(error)}): empty the data with --fresh, or run npm ci again.`,
    )
  }
}
