import { Event } from '../../desk/event.ts'
import { dayPk, dayShards } from '../keys.ts'
import { parsed, queryPage } from '../read.ts'
import { tableIndexes } from '../schema.ts'

/** Every fact of one local day, page by page: half a read unit per 4 KB. */
export async function* dayFacts(day: string): AsyncGenerator<Event> {
  const { partition } = tableIndexes.byDay
  for (let shard = 0; shard < dayShards; shard += 1) {
    let from: Record<string, unknown> | undefined
    do {
      const { items, next } = await queryPage({
        IndexName: 'byDay',
        KeyConditionExpression: '#p = :p',
        ExpressionAttributeNames: { '#p': partition },
        ExpressionAttributeValues: { ':p': dayPk(day, shard) },
        ExclusiveStartKey: from,
      })
      for (const item of items) yield parsed(Event, item)
      from = next
    } while (from !== undefined)
  }
}
