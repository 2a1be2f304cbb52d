import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { table, tableName } from '../platform/table.ts'
import { holds } from './conditional.ts'
import { dueIndex, type Key } from './keys.ts'
import { anyItem } from './queries/any-item.ts'

/** `waiting`: nobody parked it and it is not filed, so that the clock has it already. */
export type Unparked = 'due' | 'waiting' | 'filed' | 'gone'

/**
 * Makes a parked message due at once, so that the clock files it. What bears no mark and is due stays as it is:
 * the mark may be on its way (it is told first and marked second), and the letter is then still needed.
 */
export const unpark = async (key: Key, now: number): Promise<Unparked> => {
  const { dueKey, dueRank } = dueIndex(key, now)
  const isDue = await holds(() =>
    table.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: { pk: key.pk, sk: key.sk },
        UpdateExpression: 'SET dueKey = :dueKey, dueRank = :dueRank REMOVE parkedAt, parkedFor',
        ConditionExpression:
          'attribute_exists(pk) AND attribute_not_exists(filed) AND ' +
          '(attribute_exists(parkedAt) OR attribute_not_exists(dueKey))',
        ExpressionAttributeValues: { ':dueKey': dueKey, ':dueRank': dueRank },
      }),
    ),
  )
  if (isDue) return 'due'
  const found = await wouldUnpark(key)
  // Marked only after this looked: its letter is still needed.
  return found === 'due' ? 'waiting' : found
}

/** What `unpark` would answer now. */
export const wouldUnpark = async (key: Key): Promise<Unparked> => {
  const item = await anyItem(key)
  if (item === undefined) return 'gone'
  if (item.filed !== undefined) return 'filed'
  return item.parkedAt !== undefined || item.dueKey === undefined ? 'due' : 'waiting'
}
