import { invalid, notPlayed } from '../faults.ts'
import { kindOf, ordered } from '../values.ts'
import type { Condition, Operand } from './condition.ts'
import { resolved, type Scope } from './scope.ts'

/**
 * What is wrong with a condition whatever the item: kinds that have no order, bounds the wrong way round, something
 * compared with itself. `kind` names the expression.
 */
export const checkOperands = (condition: Condition, scope: Scope, kind: string): void => {
  const refuse = (message: string): never => {
    throw invalid(`Invalid ${kind}: ${message}`)
  }
  const wantKinds = (
    allowed: readonly string[],
    operator: string,
    ...operands: Operand[]
  ): void => {
    for (const operand of operands) {
      const value = 'value' in operand ? scope.values[operand.value] : undefined
      if (value === undefined || allowed.includes(kindOf(value))) continue
      refuse(
        `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${kindOf(value)}`,
      )
    }
  }
  const check = (one: Condition): void => {
    switch (one.is) {
      case 'and':
      case 'or':
        check(one.left)
        check(one.right)
        break
      case 'not':
        check(one.of)
        break
      case 'compare':
        if (one.by !== '=' && one.by !== '<>') wantKinds(ordering, one.by, one.left, one.right)
        if (isSameOperand(one.left, one.right, scope)) refuse(notDistinct(one.by))
        break
      case 'between':
        wantKinds(ordering, 'BETWEEN', one.of, one.from, one.to)
        refuseSame(one.of, [one.from, one.to], scope)
        if (isReversed(one.from, one.to, scope)) refuse(reversed)
        break
      case 'in':
        refuseSame(one.of, one.among, scope)
        break
      case 'begins-with':
        wantKinds(['S'], 'begins_with', one.of, one.part)
        if (isSameOperand(one.of, one.part, scope)) refuse(notDistinct('begins_with'))
        break
      case 'contains':
        if (isSameOperand(one.of, one.part, scope)) refuse(notDistinct('contains'))
        break
      default:
    }
  }
  check(condition)
}

/** The kinds that have an order. */
const ordering = ['S', 'N']

const notDistinct = (operator: string): string =>
  `The first operand must be distinct from the remaining operands for this operator or function; operator: ${operator}`

const reversed =
  'The BETWEEN operator requires upper bound to be greater than or equal to lower bound'

const isReversed = (from: Operand, to: Operand, scope: Scope): boolean => {
  if (!('value' in from) || !('value' in to)) return false
  const order = ordered(scope.values[from.value], scope.values[to.value])
  return order === undefined || order > 0
}

const isSameOperand = (left: Operand, right: Operand, scope: Scope): boolean => {
  if ('value' in left && 'value' in right) throw notPlayed('comparisons of two given values')
  if (!('path' in left) || !('path' in right)) return false
  return resolved(left.path, scope).join('.') === resolved(right.path, scope).join('.')
}

const refuseSame = (one: Operand, others: readonly Operand[], scope: Scope): void => {
  if (others.some((other) => isSameOperand(one, other, scope))) {
    throw notPlayed('BETWEEN or IN of something and itself')
  }
}
