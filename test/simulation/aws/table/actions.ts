import type { Key } from '../../../../src/store/keys.ts'
import type { Version } from './base.ts'
import { checkMembers, checkTable, keyOf, versionOf, wrongIndexKeys, wrongItem } from './checks.ts'
import { checkUpdate, updated } from './expression/apply.ts'
import { type ParsedCondition, parsedCondition } from './expression/condition.ts'
import { holds } from './expression/holds.ts'
import { checkOperands } from './expression/operands.ts'
import { type Given, resolved, type Scope, scopeOf } from './expression/scope.ts'
import { type ParsedUpdate, parsedUpdate } from './expression/update.ts'
import { invalid } from './faults.ts'
import { takenAttributes } from './values.ts'

export const actionKinds = ['Put', 'Update', 'Delete', 'ConditionCheck'] as const
export type ActionKind = (typeof actionKinds)[number]

/** One write that is right as far as it can be judged without looking at the item. */
export interface Action {
  readonly kind: ActionKind
  readonly key: Key
  /** What the table's schema has against its item: a transaction tells it as a reason. */
  readonly wrong: string | undefined
  /** Whether a failed condition tells what stands there. */
  readonly tellsItem: boolean
  readonly isAllowed: (before: Version | undefined) => boolean
  /** What stands there afterwards; throws where the item does not fit the update. */
  readonly after: (before: Version | undefined) => Version | undefined
  /** The attributes that an update names; undefined when it names something inside of one. */
  readonly named: readonly string[] | undefined
}

export interface ActionInput extends Given {
  readonly TableName?: string | undefined
  readonly Item?: object | undefined
  readonly Key?: object | undefined
  readonly UpdateExpression?: string | undefined
  readonly ConditionExpression?: string | undefined
  readonly ReturnValuesOnConditionCheckFailure?: string | undefined
}

const conditional = [
  'TableName',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ReturnValuesOnConditionCheckFailure',
]
const members: Readonly<Record<ActionKind, ReadonlySet<string>>> = {
  Put: new Set([...conditional, 'Item']),
  Update: new Set([...conditional, 'Key', 'UpdateExpression']),
  Delete: new Set([...conditional, 'Key']),
  ConditionCheck: new Set([...conditional, 'Key']),
}
const single = ['ReturnValues', 'ReturnConsumedCapacity']
const singleMembers: Readonly<Record<ActionKind, ReadonlySet<string>>> = {
  Put: new Set([...members.Put, ...single]),
  Update: new Set([...members.Update, ...single]),
  Delete: new Set([...members.Delete, ...single]),
  ConditionCheck: new Set(),
}

/** Reads one write; `isSingle`: it is a request of its own and no part of a transaction. */
export const actionOf = (
  kind: ActionKind,
  input: ActionInput,
  tableName: string,
  isSingle: boolean,
): Action => {
  checkMembers(input, (isSingle ? singleMembers : members)[kind], kind)
  checkTable(input.TableName, tableName)
  const { ConditionExpression: condition, UpdateExpression: expression } = input
  if (condition === undefined && kind === 'ConditionCheck') {
    throw invalid('A ConditionCheck without a condition')
  }
  const check = condition === undefined ? undefined : parsedCondition(condition)
  const update = expression === undefined ? undefined : parsedUpdate(expression)
  const scope = scopeOf(input, [...(check ? [check] : []), ...(update ? [update] : [])])
  if (check !== undefined) checkOperands(check.condition, scope, 'ConditionExpression')
  const asked = {
    kind,
    tellsItem: input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD',
    isAllowed: allowing(check, scope),
  }
  if (kind === 'Put') return { ...asked, ...putting(input.Item) }
  const named = keyOf(input.Key)
  if (kind === 'Update') return { ...asked, ...named, ...updating(named.key, update, scope) }
  const after = kind === 'Delete' ? () => undefined : (before: Version | undefined) => before
  return { ...asked, ...named, named: [], after }
}

const allowing = (check: ParsedCondition | undefined, scope: Scope): Action['isAllowed'] =>
  check === undefined ? () => true : (before) => holds(check.condition, before?.item, scope)

const putting = (given: object | undefined): Pick<Action, 'key' | 'wrong' | 'named' | 'after'> => {
  if (given === undefined) throw invalid('A Put without an Item')
  const scale = { bytesMax: 0 }
  const item = takenAttributes(given, scale)
  const wrong = wrongItem(item)
  const version = versionOf(item, scale.bytesMax)
  return { key: version.item, wrong, named: [], after: () => version }
}

/** Of an item that is nothing but its key. */
const keyBytesMax = 4096

const updating = (
  key: Key,
  update: ParsedUpdate | undefined,
  scope: Scope,
): Pick<Action, 'named' | 'after'> => {
  if (update === undefined) {
    return { named: [], after: (before) => before ?? versionOf({ ...key }, keyBytesMax) }
  }
  checkUpdate(update, scope)
  const named = update.paths.map((path) => resolved(path, scope)[0] ?? '')
  const namesMax = named.reduce((sum, name) => sum + name.length * 3 + 25, 0)
  return {
    named: update.paths.every(({ length }) => length === 1) ? named : undefined,
    after: (before) => {
      const attributes = updated(update, before?.item, scope, { ...key })
      const wrong = wrongIndexKeys(attributes)
      if (wrong !== undefined) throw invalid(wrong)
      const bytesMax = update.copies
        ? Number.POSITIVE_INFINITY
        : (before?.bytesMax ?? keyBytesMax) + scope.bytesMax * update.paths.length + namesMax
      return versionOf(
        attributes,
        bytesMax,
        'Item size to update has exceeded the maximum allowed size',
      )
    },
  }
}
