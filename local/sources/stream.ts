import type { SourcePlan } from '../assembly/sources.ts'
import { type AwsCall, AwsError } from '../aws-call.ts'
import { type BatchRules, workBatch } from './batch.ts'
import { compilePatterns } from './pattern.ts'
import { shuffleKeepingItems } from './shuffle.ts'
import { createPauses, type Source } from './source.ts'
import { type DeliveryOptions, deliveryRules } from './stream-delivery.ts'
import { openStream } from './stream-reader.ts'
import { itemOf, type StreamRecord, sequenceNumberOf } from './stream-record.ts'

export interface StreamOptions extends Omit<DeliveryOptions, 'pause'> {
  readonly plan: SourcePlan
  readonly region: string
  /** The emulator's own name of the stream. */
  readonly streamArn: string
  readonly streams: AwsCall
  readonly checkpoint: {
    readonly read: () => string | undefined
    readonly write: (sequenceNumber: string) => void
  }
  /** How many writes the table has seen: a reader that found nothing after the last one is at the end. */
  readonly writesSeen: () => number
}

export interface StreamSource extends Source {
  /** Something was written: look now. */
  readonly poke: () => void
}

/** A write pokes the reader, so these are only for what nobody announced. */
const busyPauseMilliseconds = 60
const idlePauseMilliseconds = 250
const busyReads = 20
const faultPauseMilliseconds = 1000

const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )

/** What passes the filter, under the stream's deployed name, mixed. */
const createSelection = ({ plan, region }: StreamOptions) => {
  const matches = compilePatterns(plan.patterns)
  const places = { awsRegion: region, eventSourceARN: plan.sourceArn }
  return (records: readonly StreamRecord[]): StreamRecord[] => {
    const wanted = records.filter(matches).map((record) => ({ ...record, ...places }))
    return shuffleKeepingItems(wanted, itemOf, Math.random)
  }
}

export const startStream = (options: StreamOptions): StreamSource => {
  const { plan, checkpoint, writesSeen } = options
  const select = createSelection(options)
  const pauses = createPauses()
  let caughtUpTo = -1
  let held = 0

  const pause = async (milliseconds: number): Promise<boolean> => {
    await pauses.pause(milliseconds)
    return !pauses.isStopped()
  }
  const work = async (rules: BatchRules<StreamRecord>, records: readonly StreamRecord[]) => {
    const wanted = select(records)
    held = wanted.length
    for (const batch of chunks(wanted, plan.batchSize)) if (!(await workBatch(rules, batch))) return
    held = 0
    const last = records.at(-1)
    if (last) checkpoint.write(sequenceNumberOf(last))
  }
  const read = async (): Promise<void> => {
    const { streams, streamArn } = options
    const reader = await openStream(streams, streamArn, checkpoint.read(), plan.startsAtHorizon)
    const rules = deliveryRules({ ...options, pause }, reader.shardId)
    for (let emptyReads = 0; !pauses.isStopped(); ) {
      const seen = writesSeen()
      const records = await reader.next()
      await work(rules, records)
      emptyReads = records.length > 0 ? 0 : emptyReads + 1
      if (records.length > 0) continue
      caughtUpTo = seen
      const isBusy = emptyReads < busyReads
      if (writesSeen() === seen) await pause(isBusy ? busyPauseMilliseconds : idlePauseMilliseconds)
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
        await pause(faultPauseMilliseconds)
      }
    }
  }
  const busyWith = (): string | undefined => {
    if (held > 0) return `${plan.functionName}: ${held} records of the stream`
    const isBehind = caughtUpTo < writesSeen()
    return isBehind ? `${plan.functionName}: the stream is not read to its end` : undefined
  }
  const running = run()
  const stop = async () => {
    pauses.stop()
    await running
  }
  return { id: plan.id, poke: pauses.wake, busyWith, stop }
}
