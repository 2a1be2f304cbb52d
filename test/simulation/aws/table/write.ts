import { type Action, type ActionInput, actionOf } from './actions.ts'
import type { Version } from './base.ts'
import { conditionFailed, invalid, notPlayed } from './faults.ts'
import type { Store } from './store.ts'
import { consumed, type Written, writesCost } from './units.ts'
import type { Item, Value } from './values.ts'

interface SingleInput extends ActionInput {
  readonly ReturnValues?: string | undefined
  readonly ReturnConsumedCapacity?: string | undefined
}

/** One put, update or delete. */
export const write = (
  store: Store,
  kind: 'Put' | 'Update' | 'Delete',
  input: SingleInput,
): object => {
  const { ReturnValues: returned = 'NONE', ReturnConsumedCapacity: asked } = input
  if (!returnable[kind].has(returned)) {
    throw invalid(`Return values set to invalid value: ${returned}`)
  }
  const action = actionOf(kind, input, store.name, true)
  if (action.wrong !== undefined) throw invalid(action.wrong)
  if (action.named === undefined && returned.startsWith('UPDATED')) {
    throw notPlayed('an answer with parts of maps')
  }
  const before = store.present(action.key)
  if (!action.isAllowed(before)) throw conditionFailed(action.tellsItem ? before?.item : undefined)
  const after = action.after(before)
  store.commit(action.key, before, after)
  const written = { before, after }
  const attributes = attributesOf(returned, action, written)
  const cost = consumed(asked, store.name, () => writesCost([written]))
  return {
    ...(attributes === undefined ? {} : { Attributes: attributes }),
    ...(cost === undefined ? {} : { ConsumedCapacity: cost }),
  }
}

const returnable: Readonly<Record<'Put' | 'Update' | 'Delete', ReadonlySet<string>>> = {
  Put: new Set(['NONE', 'ALL_OLD']),
  Delete: new Set(['NONE', 'ALL_OLD']),
  Update: new Set(['NONE', 'ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW']),
}

const attributesOf = (
  returned: string,
  { named }: Action,
  { before, after }: Written,
): object | undefined => {
  if (returned === 'NONE') return undefined
  const version: Version | undefined = returned.endsWith('OLD') ? before : after
  if (version === undefined || returned.startsWith('ALL')) return version?.item
  return chosen(version.item, named ?? [])
}

/** The named attributes that are there; undefined when none is. */
const chosen = (item: Item, names: readonly string[]): object | undefined => {
  const found: Record<string, Value> = {}
  for (const name of names) {
    const value = item[name]
    if (value !== undefined) found[name] = value
  }
  return Object.keys(found).length === 0 ? undefined : found
}
