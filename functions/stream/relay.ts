import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { relayOrPark, tellWatchers } from '../../src/flows/relay.ts'
import { formerImageOf, imageOf, oneByOne } from '../../src/platform/stream.ts'

/** Carries what was committed to those who watch lists, to the queues of those who act on it, and to the search. */
export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  await tellWatchers(event.Records.map(changeOf))
  return oneByOne(event, (record) => relayOrPark(changeOf(record)))
}

const changeOf = (record: DynamoDBRecord) => ({
  before: formerImageOf(record),
  after: imageOf(record),
})
