import { checkMembers, checkTable, rightKeyOf } from './checks.ts'
import { itemSize } from './item-size.ts'
import type { Store } from './store.ts'
import { consumed, readUnits } from './units.ts'

interface GetInput {
  readonly TableName?: string
  readonly Key?: object
  readonly ConsistentRead?: boolean
  readonly ReturnConsumedCapacity?: string
}

const members = new Set(['TableName', 'Key', 'ConsistentRead', 'ReturnConsumedCapacity'])

/** One item by its key. */
export const get = (store: Store, input: GetInput): object => {
  checkMembers(input, members, 'Get')
  checkTable(input.TableName, store.name)
  const isConsistent = input.ConsistentRead === true
  const slot = store.base.slot(rightKeyOf(input.Key))
  const item = slot === undefined ? undefined : store.seen(slot, isConsistent)?.item
  const cost = consumed(input.ReturnConsumedCapacity, store.name, () => ({
    table: readUnits(item === undefined ? 0 : itemSize(item), isConsistent),
    indexes: {},
  }))
  return {
    ...(item === undefined ? {} : { Item: item }),
    ...(cost === undefined ? {} : { ConsumedCapacity: cost }),
  }
}
