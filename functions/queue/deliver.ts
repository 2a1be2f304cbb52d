import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { deliver, MessageKey } from '../../src/flows/deliver.ts'
import { byCall } from '../../src/flows/deliver-by-call.ts'
import { eachMessage } from '../../src/platform/queue-records.ts'

/** Sends replies to their channels. Those of one thread keep their order; a slow app holds up nobody else's. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  eachMessage(event, (body) => deliver(MessageKey.parse(body), byCall), { laneOf: threadOf })

const threadOf = ({ body }: SQSRecord): string => /"thread":"(\w+)"/.exec(body)?.[1] ?? body
