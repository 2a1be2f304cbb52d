import { fileURLToPath } from 'node:url'
import { createAwsCall } from '../../local/aws-call.ts'
import { type Desk, type DeskOptions, startDesk } from '../../local/desk.ts'

/** A cloud assembly with one table, one queue and six tiny functions. */
export const smallAssembly = fileURLToPath(new URL('./small-assembly', import.meta.url))
export const smallDeskFile = fileURLToPath(new URL('./small-desk.yaml', import.meta.url))
export const smallSeed = fileURLToPath(new URL('./small-seed.ts', import.meta.url))

export const smallDeskOptions: DeskOptions = {
  assembly: smallAssembly,
  deskFile: smallDeskFile,
  seedCommand: smallSeed,
}

export const startSmallDesk = (options: DeskOptions = {}): Promise<Desk> =>
  startDesk({ ...smallDeskOptions, ...options })

/** Asks the desk; the body is JSON when it can be read so. */
export const ask = async (desk: Desk, path: string, request: RequestInit = {}) => {
  const response = await fetch(`${desk.url}${path}`, request)
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: asJson(text) }
}

const asJson = (text: string) => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const post = (desk: Desk, path: string, body: unknown) =>
  ask(desk, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

/** Calls a function with an event, as the control surface does. */
export const invoke = (desk: Desk, name: string, event: unknown) =>
  post(desk, `/_local/functions/${name}/invocations`, event)

export const untilIdle = (desk: Desk) => ask(desk, '/_local/idle?timeoutSeconds=20')

/** Speaks to the table as `test`. */
export const table = (desk: Desk) =>
  createAwsCall('dynamodb', `${desk.running.endpoints.dynamodb}/test`, 'us-east-1')

export const put = (desk: Desk, pk: string, sk: string, more: Record<string, unknown> = {}) =>
  table(desk)('PutItem', {
    TableName: 'small-desk',
    Item: { pk: { S: pk }, sk: { S: sk }, ...more },
  })

type Item = Readonly<Record<string, { readonly S: string }>>

/** All items of a partition, in the order of their sort key. */
export const partition = async (desk: Desk, pk: string): Promise<readonly Item[]> => {
  const { Items } = await table(desk)<{ Items: readonly Item[] }>('Query', {
    TableName: 'small-desk',
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': { S: pk } },
  })
  return Items
}
