import { isFields } from '../assembly/shape.ts'
import type { SourcePlan } from '../assembly/sources.ts'
import { type AwsCall, AwsError } from '../aws-call.ts'
import { compilePatterns } from './pattern.ts'
import { createPauses, type Source } from './source.ts'

export interface QueueOptions {
  readonly plan: SourcePlan
  readonly queueUrl: string
  readonly region: string
  /** Ends its requests when `abort` is called. */
  readonly sqs: AwsCall
  readonly abort: () => void
  readonly invoke: (event: unknown) => Promise<unknown>
  readonly log: (text: string) => void
}

interface Message {
  readonly MessageId: string
  readonly ReceiptHandle: string
  readonly Body: string
  readonly MD5OfBody: string
  readonly Attributes?: Readonly<Record<string, string>>
  readonly MessageAttributes?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** Batches of one queue that may run at the same time. */
const readers = 2
const waitSeconds = 20
const faultPauseMilliseconds = 1000

const attributesOf = (message: Message) =>
  Object.fromEntries(
    Object.entries(message.MessageAttributes ?? {}).map(([name, value]) => [
      name,
      {
        stringValue: value.StringValue,
        binaryValue: value.BinaryValue,
        dataType: value.DataType,
      },
    ]),
  )

const recordOf = (message: Message, { plan, region }: QueueOptions) => ({
  messageId: message.MessageId,
  receiptHandle: message.ReceiptHandle,
  body: message.Body,
  attributes: message.Attributes ?? {},
  messageAttributes: attributesOf(message),
  md5OfBody: message.MD5OfBody,
  eventSource: 'aws:sqs',
  eventSourceARN: plan.sourceArn,
  awsRegion: region,
})

const asEvent = (message: Message): unknown => {
  try {
    return { body: JSON.parse(message.Body) }
  } catch {
    return { body: message.Body }
  }
}

/** The messages that are done. An identifier that we did not send fails them all, as on AWS. */
export const doneMessages = <Sent extends { readonly MessageId: string }>(
  answer: unknown,
  messages: readonly Sent[],
): Sent[] => {
  const failures = isFields(answer) ? answer.batchItemFailures : undefined
  if (!Array.isArray(failures)) return [...messages]
  const failed = new Set(failures.map((failure) => String(Object(failure).itemIdentifier)))
  const known = new Set(messages.map(({ MessageId }) => MessageId))
  if ([...failed].some((id) => !known.has(id))) return []
  return messages.filter(({ MessageId }) => !failed.has(MessageId))
}

/** Feeds a function from a queue. What is not deleted comes again after the queue's visibility time-out. */
export const startQueue = (options: QueueOptions): Source => {
  const { plan, sqs, queueUrl } = options
  const matches = compilePatterns(plan.patterns)
  const pauses = createPauses()
  let held = 0

  const receive = async (): Promise<readonly Message[]> => {
    const { Messages = [] } = await sqs<{ Messages?: Message[] }>('ReceiveMessage', {
      QueueUrl: queueUrl,
      MaxNumberOfMessages: Math.min(10, plan.batchSize),
      WaitTimeSeconds: waitSeconds,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    })
    return Messages
  }
  const remove = async (messages: readonly Message[]): Promise<void> => {
    if (messages.length === 0) return
    await sqs('DeleteMessageBatch', {
      QueueUrl: queueUrl,
      Entries: messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
    })
  }
  const attempt = async (messages: readonly Message[]): Promise<Message[]> => {
    try {
      const answer = await options.invoke({
        Records: messages.map((one) => recordOf(one, options)),
      })
      return plan.reportsItemFailures ? doneMessages(answer, messages) : [...messages]
    } catch {
      // The function's log has it; the messages come again.
      return []
    }
  }
  const work = async (messages: readonly Message[]): Promise<void> => {
    held += messages.length
    try {
      const wanted = messages.filter((message) => matches(asEvent(message)))
      // What a filter drops is deleted, as on AWS.
      await remove(messages.filter((message) => !wanted.includes(message)))
      if (wanted.length > 0) await remove(await attempt(wanted))
    } finally {
      held -= messages.length
    }
  }
  const run = async (): Promise<void> => {
    while (!pauses.isStopped()) {
      try {
        const messages = await receive()
        if (messages.length > 0) await work(messages)
      } catch (error) {
        if (pauses.isStopped()) return
        const reason = error instanceof AwsError ? error.code : String(error)
        options.log(`${plan.id}: reading the queue failed (${reason}), trying again\n`)
        await pauses.pause(faultPauseMilliseconds)
      }
    }
  }
  const running = Array.from({ length: readers }, run)
  return {
    id: plan.id,
    busyWith: () => (held > 0 ? `${plan.functionName}: ${held} messages of the queue` : undefined),
    stop: async () => {
      pauses.stop()
      options.abort()
      await Promise.all(running)
    },
  }
}
