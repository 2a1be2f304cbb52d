import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { log } from './log.ts'

export type Image = Readonly<Record<string, unknown>>

/** A record's item after the change. */
export const imageOf = (record: DynamoDBRecord): Image => image(record.dynamodb?.NewImage)

/** A record's item before the change; empty when it is new. */
export const formerImageOf = (record: DynamoDBRecord): Image => image(record.dynamodb?.OldImage)

const image = (item: object | undefined): Image =>
  unmarshall((item ?? {}) as Record<string, AttributeValue>)

/**
 * Works a batch in order. The first record that throws is reported: the stream hands it in again, with those
 * behind it, until the world is well again. What was done before it is not repeated.
 */
export const oneByOne = async (
  { Records }: DynamoDBStreamEvent,
  work: (record: DynamoDBRecord) => Promise<void>,
): Promise<DynamoDBBatchResponse> => {
  for (const record of Records) {
    try {
      await work(record)
    } catch (fault) {
      log.error('Stream record will be tried again', { count: Records.length }, fault)
      const itemIdentifier = record.dynamodb?.SequenceNumber
      if (itemIdentifier === undefined) throw fault
      return { batchItemFailures: [{ itemIdentifier }] }
    }
  }
  return { batchItemFailures: [] }
}
