import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { minuteMilliseconds, secondMilliseconds } from '../desk/units.ts'
import { table, tableName } from '../platform/table.ts'
import { limitKey } from './keys.ts'
import { chatKinds } from './schema.ts'

/** A count is of no use once its minute is over; it is deleted some time after this. */
const keptMilliseconds = 10 * minuteMilliseconds

/**
 * Counts one more in this minute. Answers how many seconds to wait when that is more than `max`, else undefined.
 * `who` is never an address or a name in the open.
 */
export const overLimit = async (
  who: string,
  max: number,
  now: number,
): Promise<number | undefined> => {
  const minute = Math.floor(now / minuteMilliseconds)
  const { Attributes } = await table.send(
    new UpdateCommand({
      TableName: tableName(),
      Key: limitKey(who, String(minute)),
      UpdateExpression: 'SET kind = :kind, expiresAt = :expires ADD #count :one',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: {
        ':kind': chatKinds.limit,
        ':expires': Math.ceil((now + keptMilliseconds) / secondMilliseconds),
        ':one': 1,
      },
      ReturnValues: 'UPDATED_NEW',
    }),
  )
  if (Number(Attributes?.count ?? 0) <= max) return undefined
  return Math.max(1, Math.ceil(((minute + 1) * minuteMilliseconds - now) / secondMilliseconds))
}
