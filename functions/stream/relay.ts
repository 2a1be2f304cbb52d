import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { relayOrPark, tellWatchers } from '../../src/flows/relay.ts'
import { formerImageOf, imageOf, oneByOne } from '../../src/platform/stream.ts'

/** Carries what was committed to those who watch lists, and to the queues of those who act on it. */
export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  await tellWatchers(
    event.Records.map((record) => ({ before: formerImageOf(record), after: imageOf(record) })),
  )
  return oneByOne(event, (record) => relayOrPark(imageOf(record)))
}
