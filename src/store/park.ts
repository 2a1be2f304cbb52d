import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { table, tableName } from '../platform/table.ts'
import { holds } from './conditional.ts'
import type { Key } from './keys.ts'

/**
 * Marks a kept message as parked, with a reason code, and takes it from byDue: the desk waits for a person.
 * What was filed meanwhile, or is gone, stays as it is, and so does what a person took back: this mark may be late.
 */
export const markParked = async (key: Key, reason: string, now: number): Promise<void> => {
  await holds(() =>
    table.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: { pk: key.pk, sk: key.sk },
        UpdateExpression: 'SET parkedAt = :now, parkedFor = :reason REMOVE dueKey, dueRank',
        ConditionExpression:
          'attribute_exists(pk) AND attribute_not_exists(filed) AND ' +
          '(attribute_not_exists(unparked) OR unparked < :now)',
        ExpressionAttributeValues: { ':now': now, ':reason': reason },
      }),
    ),
  )
}
