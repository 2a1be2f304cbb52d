import type { Key } from '../keys.ts'
import { duePk, moment } from '../keys.ts'
import { queryPage } from '../read.ts'
import { tableIndexes } from '../schema.ts'

const pageSize = 200

/** Pages of keys that are due in one shard until `now`, longest overdue first: half a read unit per page of 4 KB. */
export async function* dueUntil(shard: number, now: number): AsyncGenerator<readonly Key[]> {
  const { partition, sort } = tableIndexes.byDue
  let from: Record<string, unknown> | undefined
  do {
    const { items, next } = await queryPage({
      IndexName: 'byDue',
      KeyConditionExpression: '#p = :p AND #s <= :now',
      ExpressionAttributeNames: { '#p': partition, '#s': sort },
      ExpressionAttributeValues: { ':p': duePk(shard), ':now': moment(now) },
      Limit: pageSize,
      ExclusiveStartKey: from,
    })
    yield items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }))
    from = next
  } while (from !== undefined)
}
