import type { SourcePlan } from '../assembly/sources.ts'
import { type AwsCall, AwsError } from '../aws-call.ts'
import { doneCount, workBatch } from './batch.ts'
import { describeGivenUp } from './given-up.ts'
import { compilePatterns } from './pattern.ts'
import { shuffleKeepingItems } from './shuffle.ts'
import { createPauses, type Source } from './source.ts'
import { openStream } from './stream-reader.ts'
import { itemOf, type StreamRecord, sequenceNumberOf } from './stream-record.ts'

export interface StreamOptions {
  readonly plan: SourcePlan
  readonly region: string
  /** The emulator's own name of the stream. */
  readonly streamArn: string
  readonly streams: AwsCall
  readonly invoke: (event: unknown) => Promise<unknown>
  readonly checkpoint: {
    readonly read: () => string | undefined
    readonly write: (sequenceNumber: string) => void
  }
  /** Puts an object into the bucket for what was given up. */
  readonly keepGivenUp: (bucket: string, key: string, body: string) => Promise<void>
  /** How many writes the table has seen: a reader that found nothing after the last one is at the end. */
  readonly writesSeen: () => number
  readonly log: (text: string) => void
}

export interface StreamSource extends Source {
  /** Something was written: look now. */
  readonly poke: () => void
}

/** A write pokes the reader, so these are only for what nobody announced. */
const busyPauseMilliseconds = 60
const idlePauseMilliseconds = 250
const faultPauseMilliseconds = 1000
const retryPauseMillisecondsMax = 30_000

const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )

export const startStream = (options: StreamOptions): StreamSource => {
  const { plan, checkpoint } = options
  const matches = compilePatterns(plan.patterns)
  const pauses = createPauses()
  let caughtUpTo = -1
  let held = 0
  let shardId = ''

  const asReceived = (record: StreamRecord): StreamRecord => ({
    ...record,
    ...{ awsRegion: options.region, eventSourceARN: plan.sourceArn },
  })
  const attempt = async (records: readonly StreamRecord[]): Promise<number> => {
    try {
      const answer = await options.invoke({ Records: records })
      return plan.reportsItemFailures
        ? doneCount(answer, records.map(sequenceNumberOf))
        : records.length
    } catch {
      // The function's log has it.
      return 0
    }
  }
  const isTooOld = (records: readonly StreamRecord[]): boolean => {
    const bornAt = records[0]?.dynamodb.ApproximateCreationDateTime ?? 0
    return plan.ageSecondsMax >= 0 && Date.now() / 1000 - bornAt > plan.ageSecondsMax
  }
  const giveUp = async (records: readonly StreamRecord[], tries: number): Promise<void> => {
    options.log(`${plan.id}: gave up ${records.length} records after ${tries} tries\n`)
    if (!plan.failureBucket) return
    const { key, body } = describeGivenUp({
      source: plan,
      streamArn: plan.sourceArn,
      shardId,
      records,
      tries,
      isTooOld: isTooOld(records),
      now: Date.now(),
    })
    await options.keepGivenUp(plan.failureBucket, key, body)
  }
  const rules = {
    try: attempt,
    bisects: plan.bisectsOnError,
    mayRetry: (records: readonly StreamRecord[], tries: number) =>
      !isTooOld(records) && (plan.retriesMax < 0 || tries <= plan.retriesMax),
    giveUp,
    pause: async (tries: number) => {
      await pauses.pause(Math.min(retryPauseMillisecondsMax, 100 * 2 ** Math.min(tries, 10)))
      return !pauses.isStopped()
    },
  }
  const work = async (records: readonly StreamRecord[]): Promise<boolean> => {
    const wanted = shuffleKeepingItems(records.filter(matches).map(asReceived), itemOf, Math.random)
    held = wanted.length
    for (const batch of chunks(wanted, plan.batchSize))
      if (!(await workBatch(rules, batch))) return false
    held = 0
    const last = records.at(-1)
    if (last) checkpoint.write(sequenceNumberOf(last))
    return true
  }
  const read = async (): Promise<void> => {
    const after = checkpoint.read()
    const reader = await openStream(options.streams, options.streamArn, after, plan.startsAtHorizon)
    shardId = reader.shardId
    let emptyReads = 0
    while (!pauses.isStopped()) {
      const seen = options.writesSeen()
      const records = await reader.next()
      if (records.length > 0) {
        emptyReads = 0
        if (!(await work(records))) return
        continue
      }
      caughtUpTo = seen
      emptyReads += 1
      if (options.writesSeen() === seen)
        await pauses.pause(emptyReads < 20 ? busyPauseMilliseconds : idlePauseMilliseconds)
    }
  }
  const run = async (): Promise<void> => {
    while (!pauses.isStopped()) {
      try {
        await read()
      } catch (error) {
        if (pauses.isStopped()) return
        const reason = error instanceof AwsError ? error.code : String(error)
        options.log(`${plan.id}: reading the stream failed (${reason}), trying again\n`)
        await pauses.pause(faultPauseMilliseconds)
      }
    }
  }
  const running = run()
  return {
    id: plan.id,
    poke: pauses.wake,
    busyWith: () => {
      if (held > 0) return `${plan.functionName}: ${held} records of the stream`
      if (caughtUpTo < options.writesSeen())
        return `${plan.functionName}: the stream is not read to its end`
      return undefined
    },
    stop: async () => {
      pauses.stop()
      await running
    },
  }
}
