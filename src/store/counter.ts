import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { table, tableName } from '../platform/table.ts'
import { keys } from './keys.ts'
import { kinds } from './schema.ts'

/** The next number. One that is not used after all (a request that was refused) leaves a gap: numbers are never reused. */
export const nextNumber = async (name: 'ticket'): Promise<number> => {
  const { Attributes } = await table.send(
    new UpdateCommand({
      TableName: tableName(),
      Key: keys.counter(name),
      UpdateExpression: 'SET kind = :kind ADD #last :one',
      ExpressionAttributeNames: { '#last': 'last' },
      ExpressionAttributeValues: { ':kind': kinds.counter, ':one': 1 },
      ReturnValues: 'UPDATED_NEW',
    }),
  )
  return Number(Attributes?.last)
}

/** The last local day whose numbers were closed, or undefined before the first. */
export const closedDay = async (): Promise<string | undefined> => {
  const { Item } = await table.send(
    new GetCommand({ TableName: tableName(), Key: keys.counter('daily-metrics') }),
  )
  return typeof Item?.closedDay === 'string' ? Item.closedDay : undefined
}

export const markClosed = async (day: string): Promise<void> => {
  await table.send(
    new UpdateCommand({
      TableName: tableName(),
      Key: keys.counter('daily-metrics'),
      UpdateExpression: 'SET kind = :kind, closedDay = :day',
      ExpressionAttributeValues: { ':kind': kinds.counter, ':day': day },
    }),
  )
}
