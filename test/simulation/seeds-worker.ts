import { parentPort, workerData } from 'node:worker_threads'
import type { Patch } from './house.ts'
import { createRunner } from './run.ts'
import type { Played } from './seeds.ts'

const { patches } = workerData as { patches: readonly Patch[] }
const play = await createRunner(patches)

parentPort?.on('message', async (seed: number) => {
  const { cases, violations } = await play({ seed })
  parentPort?.postMessage({ seed, cases, violations } satisfies Played)
})
parentPort?.postMessage('ready')
