import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { deliver, MessageKey } from '../../src/flows/deliver.ts'
import { byMail } from '../../src/flows/deliver-by-mail.ts'
import { eachMessage } from '../../src/platform/queue-records.ts'

/** Sends replies as mails. Those of one thread keep their order. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  eachMessage(event, (body) => deliver(MessageKey.parse(body), byMail), { laneOf: threadOf })

const threadOf = ({ body }: SQSRecord): string => /"thread":"(\w+)"/.exec(body)?.[1] ?? body
