import { createAwsCall } from '../../local/aws-call.ts'
import type { DeskClient } from '../../local/demo/client.ts'
import { commanded, type Said } from './command.ts'

/** What failed for good at a running desk, and the command that a person has for it. */

/** Runs `npm run dead-letters`; `isEnough` may interrupt it once it has said enough. */
export const deadLetters = (
  client: DeskClient,
  args: readonly string[],
  isEnough?: (err: string) => boolean,
): Promise<Said> => commanded(client, 'bin/dead-letters.ts', args, isEnough)

export interface ListedLetter {
  readonly id: string
  readonly place: string
  readonly reason: string
  readonly thread?: string
  readonly conversation?: string
  readonly survey?: string
}

/** What `list` shows, as objects. */
export const listed = async (
  client: DeskClient,
  ...args: readonly string[]
): Promise<readonly ListedLetter[]> => {
  const { out } = await deadLetters(client, ['list', '--json', ...args])
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

interface Depth {
  readonly visible: number
}

/** How many letters anybody sees in a queue, by its full name. */
export const visibleIn = async (client: DeskClient, queue: string): Promise<number> => {
  const { body } = await client.ask<Record<string, Depth>>('GET', '/_local/queues')
  return body[`warmline-local-${queue}`]?.visible ?? 0
}

const queueOf = async (client: DeskClient, name: string) => {
  const { endpoints } = await client.status()
  const sqs = createAwsCall('sqs', endpoints.sqs ?? '', 'us-east-1')
  const QueueUrl = `${endpoints.sqs}/000000000000/warmline-local-${name}`
  return <Result>(operation: string, input: object) =>
    sqs<Result>(operation, { QueueUrl, ...input })
}

/** Somebody else looks at all of a queue while this works. */
export const whileOthersLook = async (
  client: DeskClient,
  queue: string,
  work: () => Promise<void>,
): Promise<void> => {
  const call = await queueOf(client, queue)
  const { Messages } = await call<{ Messages: readonly { readonly ReceiptHandle: string }[] }>(
    'ReceiveMessage',
    { MaxNumberOfMessages: 10, VisibilityTimeout: 60 },
  )
  await work()
  for (const { ReceiptHandle } of Messages) {
    await call('ChangeMessageVisibility', { ReceiptHandle, VisibilityTimeout: 0 })
  }
}

/** Puts letters into a queue, without waiting until a worker has failed five times. */
export const lay = async (
  client: DeskClient,
  queue: string,
  ...bodies: readonly unknown[]
): Promise<void> => {
  const call = await queueOf(client, queue)
  for (let from = 0; from < bodies.length; from += 10) {
    const Entries = bodies.slice(from, from + 10).map((body, index) => ({
      Id: String(index),
      MessageBody: JSON.stringify(body),
    }))
    await call('SendMessageBatch', { Entries })
  }
}

/** The bucket of what the readers of the stream gave up. */
export const bucketOf = async (client: DeskClient) => {
  const { endpoints, parameterPrefix } = await client.status()
  const answer = await fetch(`${endpoints.ssm}/`, {
    method: 'POST',
    headers: { 'x-amz-target': 'AmazonSSM.GetParameter' },
    body: JSON.stringify({ Name: `${parameterPrefix}/stream-failures` }),
  })
  const { Parameter } = (await answer.json()) as { Parameter: { Value: string } }
  const url = `${endpoints.s3}/${Parameter.Value}`
  return {
    put: (key: string, body: string) => fetch(`${url}/${key}`, { method: 'PUT', body }),
    has: async (key: string) => (await fetch(`${url}/${key}`)).ok,
  }
}
