import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { type DayParts, MetricsPart } from '../desk/metrics.ts'
import { table, tableName } from '../platform/table.ts'
import { keys, metricsPk, metricsPrefix } from './keys.ts'
import { parsed, queryPage, readItem } from './read.ts'
import { kinds } from './schema.ts'
import { writeAll } from './write-all.ts'

/** The parts that make up a day's figures, of one dimension (`desk`, `team#<id>`). */
export const metricsOfDay = async (
  dimension: string,
  day: string,
): Promise<readonly MetricsPart[]> => {
  const parts: MetricsPart[] = []
  let from: Record<string, unknown> | undefined
  do {
    const { items, next } = await queryPage({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :day)',
      ExpressionAttributeValues: { ':pk': metricsPk(dimension), ':day': metricsPrefix(day) },
      ExclusiveStartKey: from,
    })
    parts.push(...items.map((item) => parsed(MetricsPart, item)))
    from = next
  } while (from !== undefined)
  return parts
}

/** Which parts the facts of a day fed when it was computed last: `<dimension>|<day>`. */
const Fed = z.object({ fed: z.optional(z.array(z.string())) })

/**
 * Replaces all that the facts of day `from` say, so that computing again changes nothing. A part that an
 * earlier computation wrote and this one has not is taken away.
 */
export const replaceMetrics = async (from: string, parts: DayParts): Promise<void> => {
  const present = [...parts].flatMap(([dimension, days]) =>
    [...days.values()].map((part) => ({ dimension, part })),
  )
  const fed = present.map(({ dimension, part }) => `${dimension}|${part.day}`)
  const index = keys.metrics('desk', from, from)
  const before = (await readItem(Fed, index, { isConsistent: true }))?.fed ?? []
  const stale = before.filter((one) => !fed.includes(one))
  for (const { dimension, part } of present) {
    const isIndex = dimension === 'desk' && part.day === from
    await table.send(
      new PutCommand({
        TableName: tableName(),
        Item: {
          ...keys.metrics(dimension, part.day, from),
          v: 1,
          kind: kinds.metrics,
          ...part,
          // Both are named until the stale ones are gone: a run that is cut off here is mended by the next.
          ...(isIndex ? { fed: [...fed, ...stale] } : {}),
        },
      }),
    )
  }
  await removed(stale, from)
}

const removed = (stale: readonly string[], from: string): Promise<void> =>
  writeAll(
    stale.map((one) => {
      const [dimension = '', day = ''] = one.split('|')
      return { DeleteRequest: { Key: { ...keys.metrics(dimension, day, from) } } }
    }),
  )
