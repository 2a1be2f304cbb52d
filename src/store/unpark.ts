import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { table, tableName } from '../platform/table.ts'
import { holds } from './conditional.ts'
import { dueIndex, type Key } from './keys.ts'
import { anyItem } from './queries/any-item.ts'

/** `due`: the clock files it. `filed`, `gone`: there is nothing to make due. */
export type Unparked = 'due' | 'filed' | 'gone'

/**
 * Makes a parked message due at once, so that the clock files it. `parkedAt` is the moment that the letter of the
 * park tells: its mark, and those of earlier parks, are taken away, also where they are still on their way. A later
 * park has a letter of its own. Without a moment, it is that of the mark which stands there.
 */
export const unpark = async (
  key: Key,
  now: number,
  parkedAt: number | undefined,
): Promise<Unparked> => {
  const item = await anyItem(key)
  const found = standing(item)
  if (found !== 'due') return found
  const isDueUnmarked = item?.dueKey !== undefined && item.parkedAt === undefined
  if (parkedAt === undefined && isDueUnmarked) return 'due'
  const { dueKey, dueRank } = dueIndex(key, now)
  // Where it does not hold, it was filed meanwhile, or taken back already.
  await holds(() =>
    table.send(
      new UpdateCommand({
        TableName: tableName(),
        Key: { pk: key.pk, sk: key.sk },
        UpdateExpression:
          'SET dueKey = :dueKey, dueRank = :dueRank, unparked = :parkedAt REMOVE parkedAt, parkedFor',
        ConditionExpression:
          'attribute_exists(pk) AND attribute_not_exists(filed) AND ' +
          '(attribute_not_exists(unparked) OR unparked < :parkedAt)',
        ExpressionAttributeValues: {
          ':dueKey': dueKey,
          ':dueRank': dueRank,
          ':parkedAt': parkedAt ?? (Number(item?.parkedAt) || 0),
        },
      }),
    ),
  )
  return 'due'
}

/** What `unpark` would answer now. */
export const wouldUnpark = async (key: Key): Promise<Unparked> => standing(await anyItem(key))

const standing = (item: Readonly<Record<string, unknown>> | undefined): Unparked => {
  if (item === undefined) return 'gone'
  return item.filed === undefined ? 'due' : 'filed'
}
