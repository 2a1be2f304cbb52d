import { isDeepStrictEqual } from 'node:util'
import { type Action, type ActionInput, actionKinds, actionOf } from './actions.ts'
import type { Version } from './base.ts'
import { checkMembers } from './checks.ts'
import {
  cancelled,
  conditionReason,
  invalid,
  invalidReason,
  noReason,
  type Reason,
  type TableFault,
  tokenMismatch,
} from './faults.ts'
import { itemSize } from './item-size.ts'
import type { Store } from './store.ts'
import { consumed, readUnits, type Written, writesCost } from './units.ts'

interface TransactionInput {
  readonly TransactItems?: readonly Readonly<Record<string, ActionInput | undefined>>[]
  readonly ClientRequestToken?: string
  readonly ReturnConsumedCapacity?: string
}

const members = new Set(['TransactItems', 'ClientRequestToken', 'ReturnConsumedCapacity'])
const actionsMax = 100
const bytesMax = 4 * 1024 * 1024
const tokenMilliseconds = 10 * 60_000

/** Transactions of one table: all that one writes, or nothing of it. A token makes a repeat one and the same. */
export const createTransactions = (store: Store) => {
  const done = new Map<string, { readonly actions: unknown; readonly at: number }>()

  const doneBefore = (token: string, actions: unknown): boolean => {
    const former = done.get(token)
    if (former === undefined || store.now() - former.at > tokenMilliseconds) return false
    if (former.actions === actions || isDeepStrictEqual(former.actions, actions)) return true
    throw tokenMismatch()
  }

  return (input: TransactionInput): object => {
    checkMembers(input, members, 'TransactWrite')
    const { TransactItems: items = [], ClientRequestToken: token } = input
    if (items.length === 0 || items.length > actionsMax) {
      throw invalid(`A transaction of ${items.length} actions: 1 to ${actionsMax} are allowed`)
    }
    if (token !== undefined && (token === '' || token.length > 36)) {
      throw invalid('A ClientRequestToken has 1 to 36 characters')
    }
    const actions = items.map((item) => oneAction(item, store.name))
    const asked = input.ReturnConsumedCapacity
    if (token !== undefined && doneBefore(token, items)) {
      return answer(
        consumed(asked, store.name, () => replayCost(store, actions), 'ReadCapacityUnits'),
      )
    }
    refuseSameItem(actions)
    const writes = planned(store, actions)
    actions.forEach(({ key }, at) => {
      store.commit(key, writes[at]?.before, writes[at]?.after)
    })
    if (token !== undefined) done.set(token, { actions: items, at: store.now() })
    return answer(consumed(asked, store.name, () => writesCost(writes, true), 'WriteCapacityUnits'))
  }
}

const answer = (cost: object | undefined): object =>
  cost === undefined ? {} : { ConsumedCapacity: [cost] }

const oneAction = (
  item: Readonly<Record<string, ActionInput | undefined>>,
  tableName: string,
): Action => {
  const given = Object.entries(item).filter(([, action]) => action !== undefined)
  const kind = actionKinds.find((one) => one === given[0]?.[0])
  const input = given[0]?.[1]
  if (given.length !== 1 || kind === undefined || input === undefined) {
    throw invalid('TransactItems can only contain one of Check, Put, Update or Delete')
  }
  return actionOf(kind, input, tableName, false)
}

const refuseSameItem = (actions: readonly Action[]): void => {
  const keys = new Set(actions.map(({ key }) => `${key.pk}\0${key.sk}`))
  if (keys.size < actions.length) {
    throw invalid('Transaction request cannot include multiple operations on one item')
  }
}

/** What each action would do to the items as they stand; throws with the reasons of all when one of them cannot. */
const planned = (store: Store, actions: readonly Action[]): readonly Written[] => {
  const reasons: Reason[] = []
  const writes = actions.map((action) => {
    const before = store.present(action.key)
    const { reason, after } = judged(action, before)
    reasons.push(reason)
    return { before, after }
  })
  if (reasons.some((reason) => reason !== noReason)) throw cancelled(reasons)
  refuseTooMuch(writes)
  return writes
}

const judged = (
  action: Action,
  before: Version | undefined,
): { readonly reason: Reason; readonly after?: Version | undefined } => {
  if (action.wrong !== undefined) return { reason: invalidReason(action.wrong) }
  if (!action.isAllowed(before)) {
    return { reason: conditionReason(action.tellsItem ? before?.item : undefined) }
  }
  try {
    return { reason: noReason, after: action.after(before) }
  } catch (fault) {
    if ((fault as TableFault).name !== 'ValidationException') throw fault
    return { reason: invalidReason((fault as TableFault).message) }
  }
}

const refuseTooMuch = (writes: readonly Written[]): void => {
  const atMost = writes.reduce((sum, { after }) => sum + (after?.bytesMax ?? 0), 0)
  if (atMost <= bytesMax) return
  const bytes = writes.reduce((sum, { after }) => sum + (after ? itemSize(after.item) : 0), 0)
  if (bytes > bytesMax) throw invalid('Transaction aggregate size of the items exceeds 4 MB')
}

/** A repeat writes nothing: it is charged for reading its items, twice. */
const replayCost = (store: Store, actions: readonly Action[]) => ({
  table: actions.reduce((sum, { key }) => {
    const version = store.present(key)
    return sum + 2 * readUnits(version === undefined ? 0 : itemSize(version.item), true)
  }, 0),
  indexes: {},
})
