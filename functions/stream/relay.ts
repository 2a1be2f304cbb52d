import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { relayOrPark } from '../../src/flows/relay.ts'
import { formerImageOf, imageOf, oneByOne } from '../../src/platform/stream.ts'

/** Carries what was committed to the queues of those who act on it, and to those who watch lists. */
export const handler = (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
  oneByOne(event, (record) => relayOrPark(imageOf(record), formerImageOf(record)))
