import { GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type * as z from 'zod/mini'
import { table, tableName } from '../platform/table.ts'
import { UnreadableItem } from './faults.ts'
import type { Key } from './keys.ts'

type Item = Record<string, unknown>

/** A stored item in the shape that this version knows; anything else is a fault of that one record. */
export const parsed = <Shape extends z.ZodMiniType>(shape: Shape, item: Item): z.output<Shape> => {
  const result = shape.safeParse(item)
  if (result.success) return result.data
  throw new UnreadableItem({ pk: String(item.pk), sk: String(item.sk) }, { cause: result.error })
}

export interface Reading {
  /** Read what was written last (one unit per 4 KB instead of half). */
  readonly isConsistent?: boolean
}

export const readItem = async <Shape extends z.ZodMiniType>(
  shape: Shape,
  key: Key,
  { isConsistent = false }: Reading = {},
): Promise<z.output<Shape> | undefined> => {
  const { Item } = await table.send(
    new GetCommand({ TableName: tableName(), Key: { ...key }, ConsistentRead: isConsistent }),
  )
  return Item === undefined ? undefined : parsed(shape, Item)
}

export interface Page<One> {
  readonly items: readonly One[]
  /** Where the next page starts; undefined after the last. */
  readonly next: Item | undefined
}

export const queryPage = async (
  input: Omit<QueryCommandInput, 'TableName'>,
): Promise<Page<Item>> => {
  const answer = await table.send(new QueryCommand({ TableName: tableName(), ...input }))
  return { items: answer.Items ?? [], next: answer.LastEvaluatedKey }
}
