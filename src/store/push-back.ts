import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { table, tableName } from '../platform/table.ts'
import { holds } from './conditional.ts'
import { type Key, moment } from './keys.ts'

/**
 * Takes something that keeps failing out of the way of what is due behind it: it comes back at `until`. The
 * revision stays, since nothing that the desk knows has changed.
 */
export const pushBack = async (key: Key, until: number): Promise<void> => {
  await holds(() =>
    table.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: { pk: key.pk, sk: key.sk },
        UpdateExpression: 'SET dueRank = :until',
        ConditionExpression: 'attribute_exists(dueKey)',
        ExpressionAttributeValues: { ':until': moment(until) },
      }),
    ),
  )
}
