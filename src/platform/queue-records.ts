import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { log } from './log.ts'

export interface Working {
  /**
   * Messages of one lane are worked one after the other, lanes at the same time: for workers that wait for others,
   * of whom ten slow ones in a row would outlast the function. @default one lane
   */
  readonly laneOf?: (record: SQSRecord) => string
}

/** Works the messages of a batch; each that throws is reported by itself, and comes again. */
export const eachMessage = async (
  { Records }: SQSEvent,
  work: (body: unknown) => Promise<void>,
  { laneOf = () => '' }: Working = {},
): Promise<SQSBatchResponse> => {
  const batchItemFailures: { itemIdentifier: string }[] = []
  const workLane = async (records: readonly SQSRecord[]): Promise<void> => {
    for (const record of records) {
      try {
        await work(JSON.parse(record.body))
      } catch (fault) {
        const tries = Number(record.attributes.ApproximateReceiveCount)
        log.error('Queue message failed', { tries }, fault)
        batchItemFailures.push({ itemIdentifier: record.messageId })
      }
    }
  }
  const lanes = Map.groupBy(Records, laneOf)
  await Promise.all([...lanes.values()].map(workLane))
  return { batchItemFailures }
}
