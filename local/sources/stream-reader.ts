import type { AwsCall } from '../aws-call.ts'
import type { StreamRecord } from './stream-record.ts'

interface StreamAnswer {
  readonly StreamDescription: { readonly Shards: readonly { readonly ShardId: string }[] }
}

interface RecordsAnswer {
  readonly Records: readonly StreamRecord[]
  readonly NextShardIterator?: string
}

export interface StreamReader {
  readonly shardId: string
  /** The next records; none when it has read to the end. */
  readonly next: () => Promise<readonly StreamRecord[]>
}

/**
 * Reads the emulator's stream. It has one shard that stays open although it shows a last sequence number,
 * so that number is not looked at.
 */
export const openStream = async (
  streams: AwsCall,
  streamArn: string,
  after: string | undefined,
  startsAtHorizon: boolean,
): Promise<StreamReader> => {
  const { StreamDescription } = await streams<StreamAnswer>('DescribeStream', {
    StreamArn: streamArn,
  })
  const shardId = StreamDescription.Shards.at(-1)?.ShardId
  if (!shardId) throw new Error(`The stream ${streamArn} has no shard: is the emulator complete?`)
  const start = after
    ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }
    : { ShardIteratorType: startsAtHorizon ? 'TRIM_HORIZON' : 'LATEST' }
  const { ShardIterator } = await streams<{ ShardIterator: string }>('GetShardIterator', {
    StreamArn: streamArn,
    ShardId: shardId,
    ...start,
  })
  let iterator = ShardIterator
  const next = async () => {
    const answer = await streams<RecordsAnswer>('GetRecords', {
      ShardIterator: iterator,
      Limit: 1000,
    })
    iterator = answer.NextShardIterator ?? iterator
    return answer.Records
  }
  return { shardId, next }
}
