import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { table, tableName } from '../platform/table.ts'
import { type Key, moment } from './keys.ts'

/**
 * Takes something that keeps failing out of the way of what is due behind it: it comes back at `until`. The
 * revision stays, since nothing that the desk knows has changed.
 */
export const pushBack = async (key: Key, until: number): Promise<void> => {
  try {
    await table.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: { pk: key.pk, sk: key.sk },
        UpdateExpression: 'SET dueRank = :until',
        ConditionExpression: 'attribute_exists(dueKey)',
        ExpressionAttributeValues: { ':until': moment(until) },
      }),
    )
  } catch (fault) {
    if ((fault as Error).name !== 'ConditionalCheckFailedException') throw fault
  }
}
