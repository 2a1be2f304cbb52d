import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import { type SettingName, settingNames } from './names.ts'
import { setting } from './settings.ts'
import { WorldFault } from './world-fault.ts'

const client = new SQSClient({})

const urls = {
  deliver: settingNames.deliverQueue,
  escalate: settingNames.escalateQueue,
  survey: settingNames.surveyQueue,
  deadlines: settingNames.deadlinesQueue,
  'mail-in': settingNames.mailInQueue,
  'mail-out': settingNames.mailOutQueue,
  parking: settingNames.parkingQueue,
} as const satisfies Record<string, SettingName>

export type Queue = keyof typeof urls

export interface QueueMessage {
  readonly body: unknown
  /** 0 to 900, the most that SQS delays. */
  readonly delaySeconds?: number
}

/** The most that one SendMessageBatch takes. */
const batchSize = 10

/** Sends all of `messages`, or throws: a part that SQS refused is a fault, so that the caller's record is tried again. */
export const sendToQueue = async (
  queue: Queue,
  messages: readonly QueueMessage[],
): Promise<void> => {
  const url = setting(urls[queue])
  for (let from = 0; from < messages.length; from += batchSize) {
    const entries = messages.slice(from, from + batchSize).map((message, index) => ({
      Id: String(index),
      MessageBody: JSON.stringify(message.body),
      DelaySeconds: message.delaySeconds ?? 0,
    }))
    const answer = await client.send(
      new SendMessageBatchCommand({ QueueUrl: url, Entries: entries }),
    )
    const refused = answer.Failed?.[0]
    if (refused !== undefined) {
      throw new WorldFault(
        `SQS refused ${answer.Failed?.length} of ${entries.length}: ${refused.Code}`,
      )
    }
  }
}
