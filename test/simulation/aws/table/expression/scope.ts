import { invalid } from '../faults.ts'
import { type Attributes, isMap, taken, type Value } from '../values.ts'
import type { Path, Used } from './tokens.ts'

/** What a request gives beside its expressions. */
export interface Scope {
  readonly names: Readonly<Record<string, string>>
  readonly values: Attributes
  /** What the values weigh at most. */
  readonly bytesMax: number
}

export interface Given {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string | undefined>> | undefined
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>> | undefined
}

const nothing: Scope = Object.freeze({
  names: Object.freeze({}),
  values: Object.freeze({}),
  bytesMax: 0,
})

/** The names and values of a request: each is defined that is used, each used that is defined. */
export const scopeOf = (
  { ExpressionAttributeNames, ExpressionAttributeValues }: Given,
  expressions: readonly Used[],
): Scope => {
  if (ExpressionAttributeNames === undefined && ExpressionAttributeValues === undefined) {
    checkUse(expressions, nothing)
    return nothing
  }
  const names = defined(ExpressionAttributeNames, 'ExpressionAttributeNames', expressions)
  const given = defined(ExpressionAttributeValues, 'ExpressionAttributeValues', expressions)
  const values: Record<string, Value> = {}
  const scale = { bytesMax: 0 }
  for (const name of Object.keys(given)) values[name] = taken(given[name], scale)
  const scope = { names, values, bytesMax: scale.bytesMax }
  checkUse(expressions, scope)
  return scope
}

const defined = <One>(
  given: Readonly<Record<string, One | undefined>> | undefined,
  member: string,
  expressions: readonly Used[],
): Record<string, One> => {
  const known: Record<string, One> = {}
  if (given === undefined) return known
  for (const [name, one] of Object.entries(given)) if (one !== undefined) known[name] = one
  if (expressions.length === 0)
    throw invalid(`${member} can only be specified when using expressions`)
  if (Object.keys(known).length === 0) throw invalid(`${member} must not be empty`)
  return known
}

const checkUse = (expressions: readonly Used[], { names, values }: Scope): void => {
  for (const used of expressions) {
    for (const name of used.names) {
      if (names[name] === undefined) {
        throw invalid(
          `An expression attribute name used in the document path is not defined; attribute name: ${name}`,
        )
      }
    }
    for (const value of used.values) {
      if (values[value] === undefined) {
        throw invalid(
          `An expression attribute value used in expression is not defined; attribute value: ${value}`,
        )
      }
    }
  }
  refuseUnused('Names', Object.keys(names), ({ names: used }: Used) => used, expressions)
  refuseUnused('Values', Object.keys(values), ({ values: used }: Used) => used, expressions)
}

const refuseUnused = (
  what: string,
  given: readonly string[],
  of: (used: Used) => readonly string[],
  expressions: readonly Used[],
): void => {
  const unused = given.filter((name) => !expressions.some((used) => of(used).includes(name)))
  if (unused.length === 0) return
  throw invalid(
    `Value provided in ExpressionAttribute${what} unused in expressions: keys: {${unused.join(', ')}}`,
  )
}

/** A path's names as they stand in items. */
export const resolved = (path: Path, { names }: Scope): readonly string[] =>
  path.map((name) => (name.startsWith('#') ? (names[name] ?? '') : name))

export const valueAt = (
  item: Attributes | undefined,
  path: Path,
  { names }: Scope,
): Value | undefined => {
  let found: Value | undefined = item
  for (const written of path) {
    if (!isMap(found)) return undefined
    const name = written.startsWith('#') ? (names[written] ?? '') : written
    found = Object.hasOwn(found, name) ? found[name] : undefined
  }
  return found
}
