import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { fileRecord } from '../../src/flows/file-record.ts'
import { imageOf, oneByOne } from '../../src/platform/stream.ts'

/** What was kept is filed. One bad record is parked and the next go on; a fault of the world stops the batch here. */
export const handler = (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
  oneByOne(event, (record: DynamoDBRecord) => fileRecord(imageOf(record)))
