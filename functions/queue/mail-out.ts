import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { deliver, MessageKey, type Worker } from '../../src/flows/deliver.ts'
import { byMail } from '../../src/flows/deliver-by-mail.ts'
import { goOnByMail } from '../../src/flows/go-on-by-mail.ts'
import { eachMessage } from '../../src/platform/queue-records.ts'

/** Sends replies as mails. Those of one thread keep their order. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  eachMessage(event, (body) => deliver(MessageKey.parse(body), worker), { laneOf: threadOf })

const worker: Worker = { ...byMail, goOn: goOnByMail }

const threadOf = ({ body }: SQSRecord): string => /"thread":"(\w+)"/.exec(body)?.[1] ?? body
