import { tableKeys } from '../../../../src/store/schema.ts'
import type { Slot } from './base.ts'
import { checkMembers, checkTable } from './checks.ts'
import { parsedKeyCondition } from './expression/condition.ts'
import { checkOperands } from './expression/operands.ts'
import { type Given, scopeOf } from './expression/scope.ts'
import { invalid } from './faults.ts'
import { keyRangeOf } from './key-range.ts'
import { bytesOf, pageOf, type Source } from './page.ts'
import type { Entry } from './projection.ts'
import type { Store } from './store.ts'
import { consumed, readUnits } from './units.ts'

interface QueryInput extends Given {
  readonly TableName?: string
  readonly IndexName?: string
  readonly KeyConditionExpression?: string
  readonly ConsistentRead?: boolean
  readonly ExclusiveStartKey?: object
  readonly Limit?: number
  readonly ScanIndexForward?: boolean
  readonly ReturnConsumedCapacity?: string
}

const members = new Set([
  'TableName',
  'IndexName',
  'KeyConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ConsistentRead',
  'ExclusiveStartKey',
  'Limit',
  'ScanIndexForward',
  'ReturnConsumedCapacity',
])

/** One page of a partition of the table or of an index. */
export const query = (store: Store, input: QueryInput): object => {
  checkMembers(input, members, 'Query')
  checkTable(input.TableName, store.name)
  const { KeyConditionExpression: expression, Limit: limit = Number.POSITIVE_INFINITY } = input
  if (expression === undefined) {
    throw invalid('Either the KeyConditions or KeyConditionExpression parameter must be specified')
  }
  if (limit < 1) throw invalid('Limit must be 1 or more')
  const { condition, ...used } = parsedKeyCondition(expression)
  const scope = scopeOf(input, [used])
  checkOperands(condition, scope, 'KeyConditionExpression')
  const source = sourceOf(store, input)
  const { items, next } = pageOf(source, keyRangeOf(condition, scope, source), {
    limit,
    isForward: input.ScanIndexForward !== false,
    start: input.ExclusiveStartKey,
  })
  const cost = consumed(input.ReturnConsumedCapacity, store.name, () => {
    const units = readUnits(bytesOf(items), input.ConsistentRead === true)
    return input.IndexName === undefined
      ? { table: units, indexes: {} }
      : { table: 0, indexes: { [input.IndexName]: units } }
  })
  return {
    Items: items,
    Count: items.length,
    ScannedCount: items.length,
    ...(next === undefined ? {} : { LastEvaluatedKey: next }),
    ...(cost === undefined ? {} : { ConsumedCapacity: cost }),
  }
}

const sourceOf = (store: Store, { IndexName: name, ConsistentRead }: QueryInput): Source => {
  const isConsistent = ConsistentRead === true
  if (name === undefined) {
    return {
      ...tableKeys,
      places: store.base.slots,
      see: (place) => store.seen(place as Slot, isConsistent),
    }
  }
  const index = store.index(name)
  if (index === undefined) throw invalid(`The table does not have the specified index: ${name}`)
  if (isConsistent) {
    throw invalid('Consistent reads are not supported on global secondary indexes')
  }
  const { partition, sort } = index.projection
  return { partition, sort, places: index.entries, see: (place) => place as Entry }
}
