import { createAwsCall } from '../local/aws-call.ts'
import type { MeasuredDesk } from './desk.ts'
import { benchName } from './ledger.ts'

/** An item as the table's wire format writes it. */
export type Item = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** The table behind the proxy, under a name that no figure counts. */
export const openTable = ({ desk }: MeasuredDesk) => {
  const { endpoints, plan } = desk.running
  const call = createAwsCall('dynamodb', `${endpoints.dynamodb}/${benchName}`, 'us-east-1')
  const [table] = plan.tables
  if (table === undefined)
    throw new Error('The template has no table: there is nothing to measure.')
  const name = { TableName: table.name }
  return {
    put: (item: Item) =>
      call('PutItem', { ...name, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }),
    putMany: (items: readonly Item[]) =>
      call('BatchWriteItem', {
        RequestItems: { [table.name]: items.map((one) => ({ PutRequest: { Item: one } })) },
      }),
    update: (pk: string, sk: string, expression: string, values: Item) =>
      call('UpdateItem', {
        ...name,
        Key: { pk: { S: pk }, sk: { S: sk } },
        UpdateExpression: expression,
        ExpressionAttributeValues: values,
      }),
    /** All that stands in a partition below a prefix. */
    below: async (pk: string, prefix: string): Promise<readonly Item[]> => {
      const { Items } = await call<{ Items: readonly Item[] }>('Query', {
        ...name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': { S: pk }, ':prefix': { S: prefix } },
      })
      return Items
    },
  }
}
