import type { SourcePlan } from '../assembly/sources.ts'
import { type BatchRules, doneCount } from './batch.ts'
import { describeGivenUp } from './given-up.ts'
import { type StreamRecord, sequenceNumberOf } from './stream-record.ts'

export interface DeliveryOptions {
  readonly plan: SourcePlan
  readonly invoke: (event: unknown) => Promise<unknown>
  /** Puts an object into the bucket for what was given up. */
  readonly keepGivenUp: (bucket: string, key: string, body: string) => Promise<void>
  /** Waits; answers false when the desk stops. */
  readonly pause: (milliseconds: number) => Promise<boolean>
  readonly log: (text: string) => void
}

const retryMillisecondsMax = 30_000
const retryMilliseconds = (tries: number): number =>
  Math.min(retryMillisecondsMax, 100 * 2 ** Math.min(tries, 10))

/** The age of the oldest record decides, on real time: the emulator's stream knows no other. */
const isTooOld = (plan: SourcePlan, records: readonly StreamRecord[]): boolean => {
  const bornAt = records[0]?.dynamodb.ApproximateCreationDateTime ?? 0
  return plan.ageSecondsMax >= 0 && Date.now() / 1000 - bornAt > plan.ageSecondsMax
}

const attempt = async (
  { plan, invoke }: DeliveryOptions,
  records: readonly StreamRecord[],
): Promise<number> => {
  try {
    const answer = await invoke({ Records: records })
    if (!plan.reportsItemFailures) return records.length
    return doneCount(answer, records.map(sequenceNumberOf))
  } catch {
    // The function's log has it.
    return 0
  }
}

const giveUp = async (
  { plan, keepGivenUp, log }: DeliveryOptions,
  shardId: string,
  records: readonly StreamRecord[],
  tries: number,
): Promise<void> => {
  log(`${plan.id}: gave up ${records.length} records after ${tries} tries\n`)
  if (!plan.failureBucket) return
  const { key, body } = describeGivenUp({
    ...{ source: plan, streamArn: plan.sourceArn, shardId, records, tries },
    isTooOld: isTooOld(plan, records),
    now: Date.now(),
  })
  await keepGivenUp(plan.failureBucket, key, body)
}

/** How a batch of the stream is tried, tried again and given up: as its event source mapping says. */
export const deliveryRules = (
  options: DeliveryOptions,
  shardId: string,
): BatchRules<StreamRecord> => {
  const { plan } = options
  return {
    try: (records) => attempt(options, records),
    bisects: plan.bisectsOnError,
    mayRetry: (records, tries) =>
      !isTooOld(plan, records) && (plan.retriesMax < 0 || tries <= plan.retriesMax),
    giveUp: (records, tries) => giveUp(options, shardId, records, tries),
    pause: (tries) => options.pause(retryMilliseconds(tries)),
  }
}
