import { invalid, notPlayed } from '../faults.ts'
import { cachedByText } from './cached.ts'
import { type ExpressionKind, type Path, type Reader, readerOf, type Used } from './tokens.ts'

export type Operand = { readonly path: Path } | { readonly value: string }
export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>='

export type Condition =
  | { readonly is: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly is: 'not'; readonly of: Condition }
  | Comparison
  | Between
  | { readonly is: 'in'; readonly of: Operand; readonly among: readonly Operand[] }
  | { readonly is: 'exists' | 'not-exists'; readonly path: Path }
  | Matching

export interface Comparison {
  readonly is: 'compare'
  readonly by: Comparator
  readonly left: Operand
  readonly right: Operand
}
export interface Between {
  readonly is: 'between'
  readonly of: Operand
  readonly from: Operand
  readonly to: Operand
}
export interface Matching {
  readonly is: 'begins-with' | 'contains'
  readonly of: Operand
  readonly part: Operand
}

export interface ParsedCondition extends Used {
  readonly condition: Condition
}

const comparators: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>='])

const operand = (reader: Reader): Operand => {
  const value = reader.takeValue()
  return value === undefined ? { path: reader.takePath() } : { value }
}

const called = (reader: Reader, name: string): Condition => {
  const first = operand(reader)
  if (name === 'attribute_exists' || name === 'attribute_not_exists') {
    reader.expectWord(')')
    if (!('path' in first)) throw invalid(`Invalid ConditionExpression: ${name} takes a path`)
    return { is: name === 'attribute_exists' ? 'exists' : 'not-exists', path: first.path }
  }
  if (name === 'begins_with' || name === 'contains') {
    reader.expectWord(',')
    const part = operand(reader)
    reader.expectWord(')')
    return { is: name === 'contains' ? name : 'begins-with', of: first, part }
  }
  if (name === 'size' || name === 'attribute_type') throw notPlayed(`${name}()`)
  throw invalid(`Invalid ConditionExpression: Invalid function name; function: ${name}`)
}

const compared = (reader: Reader): Condition => {
  const left = operand(reader)
  if (reader.takeWord('BETWEEN')) {
    const from = operand(reader)
    reader.expectWord('AND')
    return { is: 'between', of: left, from, to: operand(reader) }
  }
  if (reader.takeWord('IN')) {
    reader.expectWord('(')
    const among = [operand(reader)]
    while (reader.takeWord(',')) among.push(operand(reader))
    reader.expectWord(')')
    return { is: 'in', of: left, among }
  }
  const by = reader.takeAny()
  if (by === undefined || !comparators.has(by)) throw reader.wrong()
  return { is: 'compare', by: by as Comparator, left, right: operand(reader) }
}

/** `OR` binds less than `AND`, `AND` less than `NOT`. */
const parserOf = (reader: Reader, kind: ExpressionKind) => {
  let inParentheses: Condition | undefined
  const either = (): Condition => {
    let left = both()
    while (reader.takeWord('OR')) left = { is: 'or', left, right: both() }
    return left
  }
  const both = (): Condition => {
    let left = one()
    while (reader.takeWord('AND')) left = { is: 'and', left, right: one() }
    return left
  }
  const one = (): Condition => {
    if (reader.takeWord('NOT')) return { is: 'not', of: one() }
    const name = reader.takeCall()
    if (name !== undefined) return called(reader, name)
    if (!reader.takeWord('(')) return compared(reader)
    const inner = either()
    reader.expectWord(')')
    if (inner === inParentheses) {
      throw invalid(`Invalid ${kind}: The expression has redundant parentheses;`)
    }
    inParentheses = inner
    return inner
  }
  return either
}

const parsed = (text: string, kind: ExpressionKind): ParsedCondition => {
  const reader = readerOf(text, kind)
  const condition = parserOf(reader, kind)()
  if (!reader.isAtEnd()) throw reader.wrong()
  return { condition, ...reader.used() }
}

export const parsedCondition = cachedByText((text) => parsed(text, 'ConditionExpression'))
export const parsedKeyCondition = cachedByText((text) => parsed(text, 'KeyConditionExpression'))
