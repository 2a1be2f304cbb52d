import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { installWoundDate } from '../wound-date.ts'
import type { Invocation, Outcome, ThreadSetup } from './protocol.ts'

type Handler = (event: unknown, context: object) => unknown

const setup = workerData as ThreadSetup
const offset = new Float64Array(setup.clock)
// Before the bundle is loaded: it must never see another Date.
installWoundDate(() => offset[0] ?? 0)

const failed = (error: unknown): Outcome => {
  const fault = error instanceof Error ? error : new Error(String(error))
  return {
    error: {
      errorType: fault.name,
      errorMessage: fault.message,
      trace: (fault.stack ?? '').split('\n'),
    },
  }
}

const contextOf = (invocation: Invocation): object => {
  const deadline = performance.now() + setup.timeoutSeconds * 1000
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: setup.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: setup.arn,
    memoryLimitInMB: String(setup.memoryMegabytes),
    awsRequestId: invocation.requestId,
    logGroupName: `/aws/lambda/${setup.name}`,
    logStreamName: `local/[$LATEST]${randomUUID().replaceAll('-', '')}`,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  }
}

const load = async (): Promise<Handler> => {
  const bundle = await import(pathToFileURL(setup.entryFile).href)
  const handler: unknown = bundle[setup.exportName] ?? bundle.default?.[setup.exportName]
  if (typeof handler !== 'function')
    throw new TypeError(
      `${setup.entryFile} exports no function ${setup.exportName}: check Handler.`,
    )
  return handler as Handler
}

const loading = load()
// Reported with the invocation that waits for it.
loading.catch(() => undefined)

const run = async (invocation: Invocation): Promise<Outcome> => {
  try {
    const handler = await loading
    // Functions get and give JSON, nothing richer.
    const result = await handler(JSON.parse(invocation.event), contextOf(invocation))
    return { result: JSON.stringify(result ?? null) }
  } catch (error) {
    return failed(error)
  }
}

parentPort?.on('message', async (invocation: Invocation) => {
  parentPort?.postMessage(await run(invocation))
})
