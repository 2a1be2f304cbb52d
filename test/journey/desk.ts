import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { createAwsCall } from '../../local/aws-call.ts'
import { type DeskClient, openClient, type SentMessage } from '../../local/demo/client.ts'
import { type Desk, type DeskOptions, startDesk } from '../../local/desk.ts'

/** A desk of this file's own, spoken to over HTTP. */
export interface Journey {
  readonly client: DeskClient
  readonly desk: Desk
}

/** All functions are used in turn here: starting their threads over and over would be most of the work. */
const warmThreads = 28

/** Starts a desk before the tests of a file and stops it after them; nobody is online yet. */
export const journey = (options: DeskOptions = {}): { readonly client: () => DeskClient } => {
  let running: Desk | undefined
  beforeAll(async () => {
    running = await startDesk({ assembly: inject('assembly'), warmThreads, ...options })
  })
  afterAll(() => running?.stop())
  return {
    client: () => {
      if (!running) throw new Error('The desk runs only while tests run.')
      return openClient(running.url)
    },
  }
}

/** A customer whom nobody knows yet. */
export const newCustomer = (more: Readonly<Record<string, string>> = {}) => {
  const id = `c-${randomUUID().slice(0, 8)}`
  return { id, name: `Customer ${id}`, email: `${id}@customer.example`, locale: 'en', ...more }
}

/** A customer writes; the answer is the id of the conversation that their message was filed to, once all is done. */
export const writes = async (
  client: DeskClient,
  sender: SentMessage['sender'],
  text: string,
  more: Partial<SentMessage> = {},
): Promise<void> => {
  const { answers } = await client.send({ sender, text, ...more })
  for (const { status } of answers) expect(status).toBe(202)
  await client.settle()
}

/** The open case of this customer, wherever it stands: in a team's queue or with an agent. */
export const caseOf = async (
  client: DeskClient,
  { name }: { readonly name: string },
  agent = 'lin',
): Promise<string> => {
  const as = client.as(agent)
  const lists = await Promise.all([as.work('held'), as.work('idle'), as.queue('service')])
  const found = lists
    .flatMap(({ body }) => body.items)
    .find(({ kind, title }) => kind === 'conversation' && title === name)
  if (!found) throw new Error(`No open case of ${name} stands with ${agent} or in the queue.`)
  return found.id
}

/** Everything a person wrote in a conversation, in order. */
export const textsOf = async (client: DeskClient, conversation: string, agent = 'lin') =>
  (await client.as(agent).messages(conversation, '?limit=200')).body.items.map(({ text }) => text)

/** The replies that the customer's app received about one conversation. */
export const received = async (client: DeskClient, thread: string) =>
  (await client.replies()).filter(({ body }) => body.data.thread === thread)

export interface LogLine {
  readonly level: string
  readonly message: string
  readonly correlation?: string
  readonly conversation?: string
  readonly [field: string]: unknown
}

/** What each function logged, as lines of text, by its name. */
export const logsOf = async (client: DeskClient): Promise<ReadonlyMap<string, string[]>> => {
  const folder = join((await client.status()).folder, 'logs')
  return new Map(
    readdirSync(folder).map((file) => [
      file.replace(/\.log$/, ''),
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    ]),
  )
}

/** The table itself, for what no HTTP surface can do: putting in what should never be there. */
export const tableOf = async (client: DeskClient) => {
  const { endpoints, table } = await client.status()
  const call = createAwsCall('dynamodb', `${endpoints.dynamodb}/test`, 'us-east-1')
  return {
    put: (item: Readonly<Record<string, unknown>>) =>
      call('PutItem', { TableName: table, Item: item }),
    count: async () => {
      const { Count } = await call<{ Count: number }>('Scan', { TableName: table, Select: 'COUNT' })
      return Count
    },
    items: async (pk: string) =>
      (
        await call<{ Items: readonly Readonly<Record<string, { S?: string; N?: string }>>[] }>(
          'Query',
          {
            TableName: table,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': { S: pk } },
          },
        )
      ).Items,
  }
}
