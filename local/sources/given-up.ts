import { randomUUID } from 'node:crypto'
import type { SourcePlan } from '../assembly/sources.ts'
import type { StreamRecord } from './stream-record.ts'

export interface GivenUp {
  readonly source: SourcePlan
  readonly streamArn: string
  readonly shardId: string
  readonly records: readonly StreamRecord[]
  readonly tries: number
  readonly isTooOld: boolean
  /** Epoch milliseconds. */
  readonly now: number
}

const isoSeconds = (seconds: number): string => new Date(seconds * 1000).toISOString()

/** What Lambda stores of records that it gives up: `key` and `body` of the object in the bucket. */
export const describeGivenUp = (given: GivenUp): { key: string; body: string } => {
  const { source, streamArn, shardId, records, tries, isTooOld, now } = given
  const [first, last] = [records[0]?.dynamodb, records.at(-1)?.dynamodb]
  const time = new Date(now).toISOString()
  const day = time.slice(0, 10)
  const body = {
    requestContext: {
      requestId: randomUUID(),
      functionArn: source.functionArn,
      condition: isTooOld ? 'RecordAgeExceeded' : 'RetryAttemptsExhausted',
      approximateInvokeCount: tries,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: time,
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first?.SequenceNumber,
      endSequenceNumber: last?.SequenceNumber,
      approximateArrivalOfFirstRecord: isoSeconds(first?.ApproximateCreationDateTime ?? 0),
      approximateArrivalOfLastRecord: isoSeconds(last?.ApproximateCreationDateTime ?? 0),
      batchSize: records.length,
      streamArn,
    },
    payload: JSON.stringify({ Records: records }),
  }
  const moment = time.slice(0, 19).replaceAll(':', '.')
  const folder = `aws/lambda/${source.id}/${shardId}/${day.replaceAll('-', '/')}`
  return { key: `${folder}/${moment}-${randomUUID()}`, body: JSON.stringify(body) }
}
