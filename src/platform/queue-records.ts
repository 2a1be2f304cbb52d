import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { log } from './log.ts'

/** Works the messages of a batch one by one; each that throws is reported by itself, and comes again. */
export const eachMessage = async (
  { Records }: SQSEvent,
  work: (body: unknown, record: SQSRecord) => Promise<void>,
): Promise<SQSBatchResponse> => {
  const batchItemFailures: { itemIdentifier: string }[] = []
  for (const record of Records) {
    try {
      await work(JSON.parse(record.body), record)
    } catch (fault) {
      const tries = Number(record.attributes.ApproximateReceiveCount)
      log.error('Queue message failed', { tries }, fault)
      batchItemFailures.push({ itemIdentifier: record.messageId })
    }
  }
  return { batchItemFailures }
}
