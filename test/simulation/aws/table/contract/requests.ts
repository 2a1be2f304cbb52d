import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import type { Key } from '../../../../../src/store/keys.ts'
import { type Outcome, outcomeOf, type Subject } from './subject.ts'

type Fields = Readonly<Record<string, unknown>>
type Actions = NonNullable<TransactWriteCommandInput['TransactItems']>

const at = { TableName: 'desk' }

/** What an expression is given with it, left out where there is nothing. */
const given = (values: Fields | undefined, names?: Readonly<Record<string, string>>) => ({
  ...(values === undefined ? {} : { ExpressionAttributeValues: { ...values } }),
  ...(names === undefined ? {} : { ExpressionAttributeNames: { ...names } }),
})

export const condition = (
  text: string,
  values?: Fields,
  names?: Readonly<Record<string, string>>,
) => ({
  ConditionExpression: text,
  ...given(values, names),
})

/** One action of a transaction. */
export const putting = (item: object, more: object = {}): Actions[number] => ({
  Put: { ...at, Item: { ...item }, ...more },
})
export const updating = (
  key: Key,
  text: string,
  values?: Fields,
  more: object = {},
): Actions[number] => ({
  Update: { ...at, Key: { ...key }, UpdateExpression: text, ...given(values), ...more },
})
export const deleting = (key: Key, more: object = {}): Actions[number] => ({
  Delete: { ...at, Key: { ...key }, ...more },
})
export const checking = (key: Key, text: string): Actions[number] => ({
  ConditionCheck: { ...at, Key: { ...key }, ConditionExpression: text },
})

/** Requests of one table, each with what came of it. */
export const requestsTo = (subject: Subject) => {
  const ask = (command: { readonly input: object }): Promise<Outcome> => outcomeOf(subject, command)
  return {
    put: (item: object, more: object = {}) =>
      ask(new PutCommand({ ...at, Item: { ...item }, ...more })),
    update: (key: Key, text: string, values?: Fields, more: object = {}) =>
      ask(
        new UpdateCommand({
          ...at,
          Key: { ...key },
          UpdateExpression: text,
          ...given(values),
          ...more,
        }),
      ),
    delete: (key: Key, more: object = {}) =>
      ask(new DeleteCommand({ ...at, Key: { ...key }, ...more })),
    get: (key: object, more: object = {}) =>
      ask(new GetCommand({ ...at, Key: { ...key }, ...more })),
    /** The item that stands there. */
    item: async (key: Key) => {
      const answer = await ask(new GetCommand({ ...at, Key: { ...key }, ConsistentRead: true }))
      return 'Item' in answer ? answer.Item : undefined
    },
    query: (text: string, values?: Fields, more: Omit<QueryCommandInput, 'TableName'> = {}) =>
      ask(new QueryCommand({ ...at, KeyConditionExpression: text, ...given(values), ...more })),
    transact: (actions: Actions, more: object = {}) =>
      ask(new TransactWriteCommand({ TransactItems: actions, ...more })),
    batchGet: (keys: readonly object[], more: object = {}, units: object = {}) =>
      ask(
        new BatchGetCommand({
          RequestItems: { desk: { Keys: keys.map((key) => ({ ...key })), ...more } },
          ...units,
        }),
      ),
    batchWrite: (requests: readonly object[], more: object = {}) =>
      ask(new BatchWriteCommand({ RequestItems: { desk: [...requests] }, ...more })),
  }
}

export type Requests = ReturnType<typeof requestsTo>

let partitions = 0
/** A partition that no other test touches. */
export const freshPartition = (): string => {
  partitions += 1
  return `part#${String(partitions).padStart(6, '0')}`
}
export const freshKey = (): Key => ({ pk: freshPartition(), sk: 'head' })
