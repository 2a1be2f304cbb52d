import type { QueuePlan } from '../assembly/stores.ts'
import { type AwsCall, AwsError } from '../aws-call.ts'

interface Inspected {
  readonly messages: { readonly inflight: readonly { readonly receiptHandle: string }[] }
}

/** Not 0: with that, the emulator's kept queues answer with a fault. */
const soonSeconds = 1

/**
 * What was being worked on when the desk was killed comes again soon, not after the queue's visibility time-out:
 * whoever held it ran in the process that is gone.
 */
export const releaseHeld = async (
  sqs: AwsCall,
  queuesUrl: string,
  { name, url }: QueuePlan,
): Promise<void> => {
  const response = await fetch(`${queuesUrl}/_fauxqs/queues/${name}`)
  const { messages } = (await response.json()) as Inspected
  for (const { receiptHandle } of messages.inflight) {
    try {
      await sqs('ChangeMessageVisibility', {
        ...{ QueueUrl: url, ReceiptHandle: receiptHandle, VisibilityTimeout: soonSeconds },
      })
    } catch (error) {
      // Its time came while we looked.
      if (!(error instanceof AwsError)) throw error
    }
  }
}
