import type { Key } from '../../../../src/store/keys.ts'
import { invalid, notPlayed } from './faults.ts'
import { compareText } from './text-order.ts'

/** What an attribute holds, as the document client gives it. */
export type Value =
  | string
  | number
  | boolean
  | null
  | readonly Value[]
  | { readonly [name: string]: Value }

export type Attributes = Readonly<Record<string, Value>>
/** An item as it is stored: frozen to its depths, so that an answer may be the stored item itself. */
export type Item = Attributes & Key

export type ValueKind = 'S' | 'N' | 'BOOL' | 'NULL' | 'L' | 'M'

/** Adds up what something may weigh at most: exact bytes are counted only where this comes near a limit. */
export interface Scale {
  bytesMax: number
}

const depthMax = 32

/** A frozen copy of what the document client would send: without `undefined`, of known kinds only. */
export const taken = (value: unknown, scale: Scale, depth = 1): Value => {
  if (depth > depthMax) throw invalid('Nesting Levels have exceeded supported limits')
  if (typeof value === 'string') return takenText(value, scale)
  if (typeof value === 'number') return takenNumber(value, scale)
  scale.bytesMax += 4
  if (typeof value === 'boolean' || value === null) return value
  if (Array.isArray(value)) {
    const known = value.filter((one) => one !== undefined)
    scale.bytesMax += known.length
    return Object.freeze(known.map((one) => taken(one, scale, depth + 1)))
  }
  if (typeof value === 'object') return Object.freeze(takenAttributes(value, scale, depth + 1))
  throw notPlayed(`a value of type ${typeof value}`)
}

const takenText = (value: string, scale: Scale): string => {
  if (!value.isWellFormed()) throw notPlayed('text with half a character')
  scale.bytesMax += value.length * 3
  return value
}

const takenNumber = (value: number, scale: Scale): number => {
  if (!Number.isFinite(value)) throw new Error(`Special numeric value ${value} is not allowed`)
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    const [sign, limit] = value > 0 ? ['greater', 'MAX'] : ['lesser', 'MIN']
    throw new Error(
      `Number ${value} is ${sign} than Number.${limit}_SAFE_INTEGER. Use NumberValue from @aws-sdk/lib-dynamodb.`,
    )
  }
  if (value !== 0 && Math.abs(value) < 1e-130) throw notPlayed('numbers that underflow')
  scale.bytesMax += 21
  return value === 0 ? 0 : value
}

/** A copy of a map's members that is not frozen yet. */
export const takenAttributes = (
  attributes: object,
  scale: Scale,
  depth = 1,
): Record<string, Value> => {
  const prototype: unknown = Object.getPrototypeOf(attributes)
  if (
    (prototype !== Object.prototype && prototype !== null) ||
    Object.hasOwn(attributes, 'constructor')
  ) {
    throw notPlayed('values that are no plain objects')
  }
  const copy: Record<string, Value> = {}
  const given = attributes as Readonly<Record<string, unknown>>
  for (const name of Object.keys(given)) {
    const value = given[name]
    if (value === undefined) continue
    // The document client assigns to this name, which makes a prototype of it.
    if (name === '__proto__') throw notPlayed('attributes named __proto__')
    if (name === '') throw notPlayed('attributes without a name')
    scale.bytesMax += name.length * 3 + 1
    copy[name] = taken(value, scale, depth)
  }
  return copy
}

export const kindOf = (value: Value): ValueKind => {
  if (typeof value === 'string') return 'S'
  if (typeof value === 'number') return 'N'
  if (typeof value === 'boolean') return 'BOOL'
  if (value === null) return 'NULL'
  return Array.isArray(value) ? 'L' : 'M'
}

export const isMap = (value: Value | undefined): value is Attributes =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isSame = (left: Value | undefined, right: Value | undefined): boolean => {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object') return false
  if (left === null || right === null) return false
  if (Array.isArray(left)) {
    if (!Array.isArray(right) || left.length !== right.length) return false
    return left.every((one, at) => isSame(one, right[at]))
  }
  return isMap(left) && isMap(right) && isSameMap(left, right)
}

const isSameMap = (left: Attributes, right: Attributes): boolean => {
  const names = Object.keys(left)
  if (names.length !== Object.keys(right).length) return false
  return names.every((name) => Object.hasOwn(right, name) && isSame(left[name], right[name]))
}

/** Below, at or above 0; undefined where the two have no order. */
export const ordered = (left: Value | undefined, right: Value | undefined): number | undefined => {
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right)
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return undefined
}
