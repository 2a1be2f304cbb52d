import { type Attributes, isSame, ordered, type Value } from '../values.ts'
import type { Comparator, Condition, Matching, Operand } from './condition.ts'
import { type Scope, valueAt } from './scope.ts'

const operandValue = (
  operand: Operand,
  item: Attributes | undefined,
  scope: Scope,
): Value | undefined =>
  'value' in operand ? scope.values[operand.value] : valueAt(item, operand.path, scope)

/** Whether a condition holds for an item, or for its absence. */
export const holds = (
  condition: Condition,
  item: Attributes | undefined,
  scope: Scope,
): boolean => {
  switch (condition.is) {
    case 'and':
      return holds(condition.left, item, scope) && holds(condition.right, item, scope)
    case 'or':
      return holds(condition.left, item, scope) || holds(condition.right, item, scope)
    case 'not':
      return !holds(condition.of, item, scope)
    case 'exists':
      return valueAt(item, condition.path, scope) !== undefined
    case 'not-exists':
      return valueAt(item, condition.path, scope) === undefined
    case 'compare':
      return compares(
        condition.by,
        operandValue(condition.left, item, scope),
        operandValue(condition.right, item, scope),
      )
    case 'between': {
      const value = operandValue(condition.of, item, scope)
      return (
        compares('>=', value, operandValue(condition.from, item, scope)) &&
        compares('<=', value, operandValue(condition.to, item, scope))
      )
    }
    case 'in': {
      const value = operandValue(condition.of, item, scope)
      return condition.among.some((one) => compares('=', value, operandValue(one, item, scope)))
    }
    default:
      return matches(
        condition.is,
        operandValue(condition.of, item, scope),
        operandValue(condition.part, item, scope),
      )
  }
}

/** What is not there equals nothing and has no order: only `<>` holds for it. */
const compares = (by: Comparator, left: Value | undefined, right: Value | undefined): boolean => {
  if (left === undefined || right === undefined) return by === '<>'
  if (by === '=') return isSame(left, right)
  if (by === '<>') return !isSame(left, right)
  const order = ordered(left, right)
  if (order === undefined) return false
  if (by === '<') return order < 0
  if (by === '<=') return order <= 0
  return by === '>' ? order > 0 : order >= 0
}

const matches = (
  is: Matching['is'],
  value: Value | undefined,
  part: Value | undefined,
): boolean => {
  if (value === undefined || part === undefined) return false
  if (typeof value === 'string' && typeof part === 'string') {
    return is === 'contains' ? value.includes(part) : value.startsWith(part)
  }
  return is === 'contains' && Array.isArray(value) && value.some((one) => isSame(one, part))
}
