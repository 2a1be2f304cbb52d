import { GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { deadLetterQueueName, type resourceNames } from '../src/platform/names.ts'

export interface DeadLetter {
  readonly queue: string
  readonly sentAt: string
  /** The parking reason, or how often the queue tried. */
  readonly reason: string
  /** Ids and codes: queue bodies never hold text. */
  readonly body: string
}

/** Long enough that a reading of all pages meets nothing twice. */
const hiddenSeconds = 20
const pagesMax = 100

/** Everything in the parking queue and in the dead-letter queues of a stage, up to 1000 of each. */
export async function* deadLetters({
  queues,
}: ReturnType<typeof resourceNames>): AsyncGenerator<DeadLetter> {
  const client = new SQSClient({ useQueueUrlAsEndpoint: false })
  const { parking, ...worked } = queues
  for (const name of [parking, ...Object.values(worked).map(deadLetterQueueName)]) {
    const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: name }))
    for (let page = 0; page < pagesMax; page += 1) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: 10,
          VisibilityTimeout: hiddenSeconds,
          MessageSystemAttributeNames: ['All'],
        }),
      )
      if (Messages.length === 0) break
      for (const { Body = '', Attributes } of Messages) {
        yield {
          queue: name,
          sentAt: new Date(Number(Attributes?.SentTimestamp)).toISOString(),
          reason: reasonOf(Body) ?? 'given up after 5 tries',
          body: Body,
        }
      }
    }
  }
}

const reasonOf = (body: string): string | undefined => {
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed !== 'object' || parsed === null || !('reason' in parsed)) return undefined
    return `parked, ${String(parsed.reason)}`
  } catch {
    return undefined
  }
}
