import { type Action, actionOf } from './actions.ts'
import { checkMembers, checkTable, rightKeyOf } from './checks.ts'
import { invalid, notPlayed } from './faults.ts'
import { itemSize } from './item-size.ts'
import type { Store } from './store.ts'
import { consumed, readUnits, writesCost } from './units.ts'
import type { Item } from './values.ts'

interface BatchInput<Requests> {
  readonly RequestItems?: Readonly<Record<string, Requests | undefined>>
  readonly ReturnConsumedCapacity?: string
}

const members = new Set(['RequestItems', 'ReturnConsumedCapacity'])

/** What is asked of the one table there is. */
const requestsOf = <Requests>(
  input: BatchInput<Requests>,
  store: Store,
  what: string,
): Requests => {
  checkMembers(input, members, what)
  const [named, ...more] = Object.entries(input.RequestItems ?? {})
  if (named === undefined) throw invalid(`A ${what} of nothing`)
  const [table, requests] = named
  checkTable(table, store.name)
  if (more.length > 0 || requests === undefined) throw notPlayed('batches over several tables')
  return requests
}

const refuseSameItem = (keys: readonly { readonly pk: string; readonly sk: string }[]): void => {
  if (new Set(keys.map(({ pk, sk }) => `${pk}\0${sk}`)).size < keys.length) {
    throw invalid('Provided list of item keys contains duplicates')
  }
}

const refuseCount = (count: number, most: number, what: string): void => {
  if (count < 1 || count > most) throw invalid(`A ${what} of ${count}: 1 to ${most} are allowed`)
}

interface Gets {
  readonly Keys?: readonly object[]
  readonly ConsistentRead?: boolean
}

const getMembers = new Set(['Keys', 'ConsistentRead'])
const answerBytesMax = 16 * 1024 * 1024

export const batchGet = (store: Store, input: BatchInput<Gets>): object => {
  const asked = requestsOf(input, store, 'BatchGet')
  checkMembers(asked, getMembers, 'BatchGet')
  const { Keys = [], ConsistentRead: isConsistent = false } = asked
  refuseCount(Keys.length, 100, 'BatchGet')
  const keys = Keys.map(rightKeyOf)
  refuseSameItem(keys)
  const versions = keys.map((key) => {
    const slot = store.base.slot(key)
    return slot === undefined ? undefined : store.seen(slot, isConsistent)
  })
  const bytes = versions.reduce((sum, version) => sum + (version?.bytesMax ?? 0), 0)
  if (bytes > answerBytesMax) throw notPlayed('a BatchGet of more than 16 MB')
  const cost = consumed(input.ReturnConsumedCapacity, store.name, () => ({
    table: versions.reduce(
      (sum, version) => sum + readUnits(version ? itemSize(version.item) : 0, isConsistent),
      0,
    ),
    indexes: {},
  }))
  const found: Item[] = []
  for (const version of versions) if (version !== undefined) found.push(version.item)
  return {
    Responses: { [store.name]: found },
    UnprocessedKeys: {},
    ...(cost === undefined ? {} : { ConsumedCapacity: [cost] }),
  }
}

interface WriteRequest {
  readonly PutRequest?: { readonly Item?: object } | undefined
  readonly DeleteRequest?: { readonly Key?: object } | undefined
}

const actionOfRequest = (request: WriteRequest, TableName: string): Action => {
  const { PutRequest, DeleteRequest } = request
  if ((PutRequest === undefined) === (DeleteRequest === undefined)) {
    throw invalid('A write request is a PutRequest or a DeleteRequest')
  }
  const action =
    PutRequest === undefined
      ? actionOf('Delete', { TableName, ...DeleteRequest }, TableName, false)
      : actionOf('Put', { TableName, ...PutRequest }, TableName, false)
  if (action.wrong !== undefined) throw invalid(action.wrong)
  return action
}

/** Puts and deletes, each by itself. */
export const batchWrite = (store: Store, input: BatchInput<readonly WriteRequest[]>): object => {
  const requests = requestsOf(input, store, 'BatchWrite')
  refuseCount(requests.length, 25, 'BatchWrite')
  const actions = requests.map((request) => actionOfRequest(request, store.name))
  refuseSameItem(actions.map(({ key }) => key))
  const writes = actions.map((action) => {
    const before = store.present(action.key)
    const after = action.after(before)
    store.commit(action.key, before, after)
    return { before, after }
  })
  const cost = consumed(input.ReturnConsumedCapacity, store.name, () => writesCost(writes))
  return {
    UnprocessedItems: {},
    ...(cost === undefined ? {} : { ConsumedCapacity: [cost] }),
  }
}
