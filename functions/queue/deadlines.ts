import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { Chore, work } from '../../src/flows/chore.ts'
import { eachMessage } from '../../src/platform/queue-records.ts'

/** Works what is due: kept messages that the stream missed, missed targets, queues to give out. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  eachMessage(event, (body) => work(Chore.parse(body)))
