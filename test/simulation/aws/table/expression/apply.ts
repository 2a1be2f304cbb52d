import { tableKeys } from '../../../../../src/store/schema.ts'
import { refuseEmptyIndexKey } from '../checks.ts'
import { invalid, notPlayed } from '../faults.ts'
import { type Attributes, isMap, kindOf, type Value } from '../values.ts'
import { resolved, type Scope, valueAt } from './scope.ts'
import type { Path } from './tokens.ts'
import type { Given, ParsedUpdate } from './update.ts'

const wrongPath = 'The document path provided in the update expression is invalid for update'
const wrongOperand = 'An operand in the update expression has an incorrect data type'
const missingOperand =
  'The provided expression refers to an attribute that does not exist in the item'

/** What is wrong with an update whatever the item. */
export const checkUpdate = (update: ParsedUpdate, scope: Scope): void => {
  const paths = update.paths.map((path) => resolved(path, scope))
  paths.forEach((path, at) => {
    if (isKey(path[0])) {
      throw invalid(
        `One or more parameter values were invalid: Cannot update attribute ${path[0]}. This attribute is part of the key`,
      )
    }
    if (paths.some((other, place) => place < at && overlap(other, path))) {
      throw invalid(
        `Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path: [${path.join(', ')}]`,
      )
    }
  })
  for (const { path, given } of update.sets) {
    checkGiven(given, scope)
    const [name = '', ...inner] = resolved(path, scope)
    if ('value' in given && inner.length === 0) {
      refuseEmptyIndexKey(name, scope.values[given.value])
    }
  }
  for (const { value } of update.adds) checkNumber({ value }, scope, 'ADD')
}

const overlap = (one: Path, other: Path): boolean =>
  one.slice(0, other.length).every((name, at) => name === other[at])

const checkGiven = (given: Given, scope: Scope): void => {
  if ('by' in given) {
    for (const side of [given.left, given.right]) {
      checkGiven(side, scope)
      checkNumber(side, scope, given.by)
    }
  } else if ('otherwise' in given) checkGiven(given.otherwise, scope)
  else if ('listAppend' in given) {
    for (const side of given.listAppend) {
      checkGiven(side, scope)
      const value = 'value' in side ? scope.values[side.value] : undefined
      if (value !== undefined && kindOf(value) !== 'L') throw wrongType('list_append', value)
    }
  }
}

const wrongType = (operator: string, value: Value) =>
  invalid(
    `Invalid UpdateExpression: Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${kindOf(value)}`,
  )

const checkNumber = (given: Given, scope: Scope, operator: string): void => {
  const value = 'value' in given ? scope.values[given.value] : undefined
  if (value !== undefined && kindOf(value) !== 'N') throw wrongType(operator, value)
}

/** The item after an update, not frozen yet. Every operand reads the item as it was before. */
export const updated = (
  update: ParsedUpdate,
  before: Attributes | undefined,
  scope: Scope,
  fresh: Attributes,
): Record<string, Value> => {
  const after: Record<string, Value> = { ...(before ?? fresh) }
  for (const { path, given } of update.sets) {
    set(after, resolved(path, scope), valueGiven(given, before, scope))
  }
  for (const path of update.removes) set(after, resolved(path, scope), undefined)
  for (const { path, value } of update.adds) {
    const present = valueAt(before, path, scope)
    const added = scope.values[value]
    set(after, resolved(path, scope), sum('+', present === undefined ? 0 : present, added))
  }
  return after
}

/** Sets or removes what stands at a path, in copies of the maps on the way: the old ones stay as they were. */
const set = (
  map: Record<string, Value>,
  path: readonly string[],
  value: Value | undefined,
): void => {
  const [name = '', ...inner] = path
  if (inner.length > 0) {
    const present = map[name]
    if (!isMap(present)) {
      if (value === undefined || present === null) throw notPlayed('paths through what is no map')
      throw invalid(wrongPath)
    }
    if (typeof value === 'object' && value !== null)
      throw notPlayed('maps and lists that are set inside a map')
    const copy = { ...present }
    set(copy, inner, value)
    map[name] = Object.freeze(copy)
  } else if (value === undefined) delete map[name]
  else map[name] = value
}

const valueGiven = (given: Given, before: Attributes | undefined, scope: Scope): Value => {
  if ('value' in given) return present(scope.values[given.value])
  if ('path' in given) return present(read(before, given.path, scope))
  if ('by' in given) {
    return sum(
      given.by,
      valueGiven(given.left, before, scope),
      valueGiven(given.right, before, scope),
    )
  }
  if ('otherwise' in given) {
    const present = read(before, given.ifNotExists, scope)
    return present === undefined ? valueGiven(given.otherwise, before, scope) : present
  }
  const lists = given.listAppend.map((one) => valueGiven(one, before, scope))
  if (!lists.every((list) => Array.isArray(list))) throw invalid(wrongOperand)
  return Object.freeze(lists.flat())
}

const read = (before: Attributes | undefined, path: Path, scope: Scope): Value | undefined => {
  if (before === undefined && isKey(resolved(path, scope)[0]))
    throw notPlayed('the keys of no item')
  return valueAt(before, path, scope)
}

const isKey = (name: string | undefined): boolean =>
  name === tableKeys.partition || name === tableKeys.sort

const present = (value: Value | undefined): Value => {
  if (value === undefined) throw invalid(missingOperand)
  return value
}

const sum = (by: '+' | '-', left: Value, right: Value | undefined): Value => {
  if (typeof left !== 'number' || typeof right !== 'number') throw invalid(wrongOperand)
  // The table adds decimals, JavaScript does not.
  if (!Number.isInteger(left) || !Number.isInteger(right)) throw notPlayed('sums of fractions')
  const result = by === '+' ? left + right : left - right
  if (!Number.isSafeInteger(result)) throw notPlayed('sums beyond the safe integers')
  return result
}
