import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { minuteMilliseconds, secondMilliseconds } from '../desk/units.ts'
import { table, tableName } from '../platform/table.ts'
import { limitKey } from './keys.ts'
import { chatKinds } from './schema.ts'

/** A count is of no use once its time is over; it is deleted some time after this. */
const keptMilliseconds = 9 * minuteMilliseconds

/**
 * Counts one more in this minute, or another stretch of time. Answers how many seconds to wait when that is more than
 * `max`, else undefined. `who` is never an address or a name in the open.
 */
export const overLimit = async (
  who: string,
  max: number,
  now: number,
  stretchMilliseconds: number = minuteMilliseconds,
): Promise<number | undefined> => {
  const stretch = Math.floor(now / stretchMilliseconds)
  const { Attributes } = await table.send(
    new UpdateCommand({
      TableName: tableName(),
      Key: limitKey(who, String(stretch)),
      UpdateExpression: 'SET kind = :kind, expiresAt = :expires ADD #count :one',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: {
        ':kind': chatKinds.limit,
        ':expires': Math.ceil((now + stretchMilliseconds + keptMilliseconds) / secondMilliseconds),
        ':one': 1,
      },
      ReturnValues: 'UPDATED_NEW',
    }),
  )
  if (Number(Attributes?.count ?? 0) <= max) return undefined
  return Math.max(1, Math.ceil(((stretch + 1) * stretchMilliseconds - now) / secondMilliseconds))
}
