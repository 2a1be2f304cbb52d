import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { table, tableName } from '../platform/table.ts'
import { keys } from './keys.ts'
import { kinds } from './schema.ts'

/** Says that the list of a team or an agent (`pk`) changed: a poll reads this first. */
export const markChanged = async (pk: string, now: number): Promise<void> => {
  await table.send(
    new UpdateCommand({
      TableName: tableName(),
      Key: keys.changed(pk),
      UpdateExpression: 'SET kind = :kind, changedAt = :now ADD changes :one',
      ExpressionAttributeValues: { ':kind': kinds.changed, ':now': now, ':one': 1 },
    }),
  )
}

/** A tag that differs whenever the list of `pk` has changed. Costs half a read unit. */
export const changeTag = async (pk: string): Promise<string> => {
  const { Item } = await table.send(
    new GetCommand({ TableName: tableName(), Key: keys.changed(pk) }),
  )
  return `${Item?.changes ?? 0}`
}
