import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import type { Place } from '../../src/flows/letter.ts'
import type { Findings, Found, LetterSource } from './found.ts'

/** Should this process be killed, what it looked at shows again after so long. */
const hiddenSeconds = 120
const renewalMilliseconds = (hiddenSeconds * 1000) / 2
/** The most that SQS takes in one request. */
const batchSize = 10

interface Held {
  readonly receipt: string
  readonly shownAt: number
}

export interface QueueOfLetters {
  readonly url: string
  readonly place: Place
  /** How long a receive may wait for the first message. */
  readonly waitSeconds: number
}

/** What lies in a queue. SQS knows no looking: to look is to receive, and to give back. */
export class QueueLetters implements LetterSource {
  readonly place: Place
  readonly #client: SQSClient
  readonly #url: string
  readonly #waitSeconds: number
  readonly #held = new Map<string, Held>()
  #renewAt = 0

  constructor(client: SQSClient, { url, place, waitSeconds }: QueueOfLetters) {
    this.#client = client
    this.#url = url
    this.#waitSeconds = waitSeconds
    this.place = place
  }

  async find(max: number, isStopped: () => boolean): Promise<Findings> {
    const { visible, hidden } = await this.#count()
    const letters: Found[] = []
    while (letters.length < max && !isStopped()) {
      await this.renew()
      const fresh = await this.#receive()
      if (fresh.length === 0) break
      letters.push(...fresh.map((message) => this.#found(message)))
    }
    return {
      letters: letters.slice(0, max),
      // SQS counts by and by: what is found now was not hidden.
      hidden: Math.min(hidden, Math.max(0, visible + hidden - letters.length)),
      isCut: letters.length > max || (letters.length === max && visible > max),
    }
  }

  async renew(): Promise<void> {
    if (Date.now() < this.#renewAt) return
    const soon = Date.now() + renewalMilliseconds
    await this.#hide(
      [...this.#held].filter(([, { shownAt }]) => shownAt < soon),
      hiddenSeconds,
    )
    this.#renewAt = Date.now() + renewalMilliseconds / 2
  }

  giveBack(): Promise<void> {
    return this.#hide([...this.#held], 0)
  }

  /** How many anybody sees, and how many somebody looks at: before this looks itself. */
  async #count(): Promise<{ readonly visible: number; readonly hidden: number }> {
    const { Attributes = {} } = await this.#client.send(
      new GetQueueAttributesCommand({
        QueueUrl: this.#url,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    )
    return {
      visible: Number(Attributes.ApproximateNumberOfMessages ?? 0),
      hidden: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
    }
  }

  /** The next ones; those that came before, since the queue began anew, are none. */
  async #receive(): Promise<readonly Message[]> {
    const shownAt = Date.now() + hiddenSeconds * 1000
    const { Messages = [] } = await this.#client.send(
      new ReceiveMessageCommand({
        QueueUrl: this.#url,
        MaxNumberOfMessages: batchSize,
        VisibilityTimeout: hiddenSeconds,
        WaitTimeSeconds: this.#waitSeconds,
        MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
      }),
    )
    const fresh = Messages.filter(({ MessageId = '' }) => !this.#held.has(MessageId))
    for (const { MessageId = '', ReceiptHandle: receipt = '' } of Messages) {
      this.#held.set(MessageId, { receipt, shownAt })
    }
    return fresh
  }

  #found({ MessageId: id = '', Body: body = '', Attributes }: Message): Found {
    return {
      id,
      place: this.place,
      at: new Date(Number(Attributes?.SentTimestamp)).toISOString(),
      received: Number(Attributes?.ApproximateReceiveCount),
      read: async () => ({ place: this.place, body }),
      remove: () => this.#remove(id),
    }
  }

  async #remove(id: string): Promise<void> {
    const receipt = this.#held.get(id)?.receipt
    await this.#client.send(
      new DeleteMessageCommand({ QueueUrl: this.#url, ReceiptHandle: receipt }),
    )
    this.#held.delete(id)
  }

  /** A part that SQS refuses is of letters that show already. */
  async #hide(held: readonly (readonly [string, Held])[], seconds: number): Promise<void> {
    const shownAt = Date.now() + seconds * 1000
    for (let from = 0; from < held.length; from += batchSize) {
      const part = held.slice(from, from + batchSize)
      await this.#client.send(
        new ChangeMessageVisibilityBatchCommand({
          QueueUrl: this.#url,
          Entries: part.map(([, { receipt }], index) => ({
            Id: String(index),
            ReceiptHandle: receipt,
            VisibilityTimeout: seconds,
          })),
        }),
      )
      for (const [id, { receipt }] of part) this.#held.set(id, { receipt, shownAt })
    }
  }
}
