import type { Plan } from './assembly/plan.ts'
import type { SourcePlan } from './assembly/sources.ts'
import { createAwsCall } from './aws-call.ts'
import type { Folder } from './folder.ts'
import type { LocalFunction } from './functions/function.ts'
import { startQueue } from './sources/queue.ts'
import type { Source } from './sources/source.ts'
import { type StreamSource, startStream } from './sources/stream.ts'
import type { TableProxy } from './table/proxy.ts'

export interface SourcesOptions {
  readonly plan: Plan
  readonly functions: ReadonlyMap<string, LocalFunction>
  readonly folder: Folder
  readonly region: string
  readonly tableUrl: string
  readonly queuesUrl: string
  readonly streamArns: ReadonlyMap<string, string>
  readonly proxy: TableProxy
  readonly log: (text: string) => void
}

const checkpointsFile = 'stream-checkpoints.json'

/** How far each consumer has read, by its id. */
const openCheckpoints = (folder: Folder) => {
  const kept = folder.readJson<Record<string, string>>(checkpointsFile) ?? {}
  return (id: string) => ({
    read: () => kept[id],
    write: (sequenceNumber: string) => {
      kept[id] = sequenceNumber
      folder.writeJson(checkpointsFile, kept)
    },
  })
}

const keepGivenUp =
  (bucketsUrl: string) =>
  async (bucket: string, key: string, body: string): Promise<void> => {
    const response = await fetch(`${bucketsUrl}/${bucket}/${key}`, { method: 'PUT', body })
    if (!response.ok)
      throw new Error(`The bucket ${bucket} did not take ${key}: ${response.status}`)
  }

/** Starts what feeds the functions: each event source mapping of the template. */
export const startSources = (options: SourcesOptions): Source[] => {
  const { plan, region, proxy, log } = options
  const checkpointOf = openCheckpoints(options.folder)
  const invokeOf = (source: SourcePlan) => async (event: unknown) =>
    options.functions.get(source.functionName)?.invoke(event)
  const queue = (source: SourcePlan): Source => {
    const found = plan.queues.find(({ arn }) => arn === source.sourceArn)
    if (!found)
      throw new Error(`${source.id} reads ${source.sourceArn}, which is no queue of the template.`)
    const aborting = new AbortController()
    const sqs = createAwsCall('sqs', options.queuesUrl, region, aborting.signal)
    const abort = () => aborting.abort()
    return startQueue({
      plan: source,
      queueUrl: found.url,
      region,
      sqs,
      abort,
      invoke: invokeOf(source),
      log,
    })
  }
  const stream = (source: SourcePlan): StreamSource => {
    const tableArn = source.sourceArn.split('/stream/')[0] ?? ''
    const streamArn = options.streamArns.get(tableArn)
    if (!streamArn)
      throw new Error(`${source.id} reads ${source.sourceArn}, which is no stream of the template.`)
    return startStream({
      plan: source,
      region,
      streamArn,
      streams: createAwsCall('dynamodbstreams', options.tableUrl, region),
      invoke: invokeOf(source),
      checkpoint: checkpointOf(source.id),
      keepGivenUp: keepGivenUp(options.queuesUrl),
      writesSeen: proxy.writesSeen,
      log,
    })
  }
  const isQueue = ({ sourceArn }: SourcePlan) => sourceArn.startsWith('arn:aws:sqs:')
  const streams = plan.sources.filter((source) => !isQueue(source)).map(stream)
  proxy.onWrite(() => {
    for (const one of streams) one.poke()
  })
  return [...streams, ...plan.sources.filter(isQueue).map(queue)]
}
