import type { Comparison, Condition, Operand } from './expression/condition.ts'
import { resolved, type Scope } from './expression/scope.ts'
import { invalid, notPlayed } from './faults.ts'
import { compareText } from './text-order.ts'
import { kindOf } from './values.ts'

/** The keys that a query asks for: of one partition, those that are neither below nor above. */
export interface KeyRange {
  readonly partition: string
  readonly isBelow: (sort: string) => boolean
  readonly isAbove: (sort: string) => boolean
}

interface KeyNames {
  readonly partition: string
  readonly sort: string
}

const never = (): boolean => false

/** Reads a key condition: the partition key equals a value, and one condition on the sort key at most. */
export const keyRangeOf = (condition: Condition, scope: Scope, names: KeyNames): KeyRange => {
  const [first, second] = condition.is === 'and' ? [condition.left, condition.right] : [condition]
  const conditions = second === undefined ? [first] : [first, second]
  const named = conditions.map((one) => ({ name: nameOf(one, scope), one }))
  const partition = named.find(({ name }) => name === names.partition)
  const sort = named.find((one) => one !== partition)
  if (partition === undefined) {
    throw invalid(`Query condition missed key schema element: ${names.partition}`)
  }
  if (sort !== undefined && sort.name !== names.sort) {
    throw invalid(`Query condition missed key schema element: ${names.sort}`)
  }
  if (partition.one.is !== 'compare' || partition.one.by !== '=') {
    throw invalid('Query key condition not supported')
  }
  return {
    partition: textOf(partition.one.right, scope, names.partition),
    ...(sort === undefined
      ? { isBelow: never, isAbove: never }
      : rangeOf(sort.one, scope, names.sort)),
  }
}

const nameOf = (condition: Condition, scope: Scope): string => {
  const operand = subjectOf(condition)
  if (!('path' in operand)) throw notPlayed('key conditions that begin with a value')
  const [name = '', ...inner] = resolved(operand.path, scope)
  if (inner.length > 0) throw invalid('Invalid KeyConditionExpression: nested attributes')
  return name
}

const subjectOf = (condition: Condition): Operand => {
  if (condition.is === 'compare') return condition.left
  if (condition.is === 'between' || condition.is === 'begins-with') return condition.of
  throw invalid(`Invalid operator used in KeyConditionExpression: ${condition.is}`)
}

const textOf = (operand: Operand, scope: Scope, name: string): string => {
  if (!('value' in operand)) throw invalid('Invalid KeyConditionExpression: an operand is no value')
  const value = scope.values[operand.value]
  if (typeof value !== 'string') {
    throw invalid(
      `One or more parameter values were invalid: Condition parameter type does not match schema type: ${kindOf(value ?? null)}`,
    )
  }
  if (value === '') {
    throw invalid(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: ${name}`,
    )
  }
  return value
}

type Range = Pick<KeyRange, 'isBelow' | 'isAbove'>

const rangeOf = (condition: Condition, scope: Scope, name: string): Range => {
  if (condition.is === 'between') {
    const [from, to] = [textOf(condition.from, scope, name), textOf(condition.to, scope, name)]
    return {
      isBelow: (sort) => compareText(sort, from) < 0,
      isAbove: (sort) => compareText(sort, to) > 0,
    }
  }
  if (condition.is === 'begins-with') {
    const prefix = textOf(condition.part, scope, name)
    return {
      isBelow: (sort) => compareText(sort, prefix) < 0,
      isAbove: (sort) => !sort.startsWith(prefix) && compareText(sort, prefix) > 0,
    }
  }
  if (condition.is !== 'compare') throw invalid('Query key condition not supported')
  return compared(condition.by, textOf(condition.right, scope, name))
}

const compared = (by: Comparison['by'], value: string): Range => {
  const isLess = (sort: string): boolean => compareText(sort, value) < 0
  const isMore = (sort: string): boolean => compareText(sort, value) > 0
  switch (by) {
    case '=':
      return { isBelow: isLess, isAbove: isMore }
    case '<':
      return { isBelow: never, isAbove: (sort) => !isLess(sort) }
    case '<=':
      return { isBelow: never, isAbove: isMore }
    case '>':
      return { isBelow: (sort) => !isMore(sort), isAbove: never }
    case '>=':
      return { isBelow: isLess, isAbove: never }
    default:
      throw invalid(`Unsupported operator on KeyCondition: ${by}`)
  }
}
