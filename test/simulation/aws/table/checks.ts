import type { Key } from '../../../../src/store/keys.ts'
import { tableIndexes, tableKeys } from '../../../../src/store/schema.ts'
import type { Version } from './base.ts'
import { invalid, noSuchTable, notPlayed } from './faults.ts'
import { itemSize } from './item-size.ts'
import { type Attributes, type Item, kindOf, takenAttributes, type Value } from './values.ts'

const itemBytesMax = 400 * 1024
const keyBytesMax = { [tableKeys.partition]: 2048, [tableKeys.sort]: 1024 }
const baseKeys = [tableKeys.partition, tableKeys.sort] as const

/** Members that nobody plays would be left out of the answer without a word. */
export const checkMembers = (input: object, known: ReadonlySet<string>, what: string): void => {
  const given = input as Readonly<Record<string, unknown>>
  for (const member of Object.keys(given)) {
    if (!known.has(member) && given[member] !== undefined) {
      throw notPlayed(`${member} of ${what}`)
    }
  }
}

export const checkTable = (given: unknown, name: string): void => {
  if (given === undefined) throw invalid('A request without a TableName')
  if (given !== name) throw noSuchTable()
}

const emptyKey =
  'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value.'

const isTooLong = (text: string, bytesMax: number): boolean =>
  text.length * 3 > bytesMax && Buffer.byteLength(text) > bytesMax

/** What is wrong with the table's keys in an item or a `Key`; undefined when they are right. */
const wrongKeys = (attributes: Attributes): string | undefined => {
  for (const name of baseKeys) {
    const value = attributes[name]
    if (value === undefined) {
      return `One or more parameter values were invalid: Missing the key ${name} in the item`
    }
    if (typeof value !== 'string') {
      return `One or more parameter values were invalid: Type mismatch for key ${name} expected: S actual: ${kindOf(value)}`
    }
    if (isTooLong(value, keyBytesMax[name])) {
      return `One or more parameter values were invalid: Size of ${name} has exceeded the maximum size limit of ${keyBytesMax[name]} bytes`
    }
  }
  return undefined
}

const refuseEmptyKeys = (attributes: Attributes): void => {
  for (const name of baseKeys) {
    if (attributes[name] === '') throw invalid(`${emptyKey} Key: ${name}`)
  }
}

const indexKeys = Object.entries(tableIndexes).flatMap(([index, { partition, sort }]) => [
  { index, name: partition, bytesMax: 2048 },
  { index, name: sort, bytesMax: 1024 },
])

/** What is wrong with the indexes' keys in an item. */
export const wrongIndexKeys = (item: Attributes): string | undefined => {
  for (const { index, name, bytesMax } of indexKeys) {
    const value = item[name]
    if (value === undefined) continue
    if (typeof value !== 'string') {
      return `One or more parameter values were invalid: Type mismatch for Index Key ${name} Expected: S Actual: ${kindOf(value)} IndexName: ${index}`
    }
    if (value === '') return `${emptyKey} IndexName: ${index}, IndexKey: ${name}`
    if (isTooLong(value, bytesMax)) {
      return `One or more parameter values were invalid: Size of ${name} has exceeded the maximum size limit of ${bytesMax} bytes`
    }
  }
  return undefined
}

/** An empty text is refused before anything else is looked at, in a transaction too. */
export const refuseEmptyIndexKey = (name: string, value: Value | undefined): void => {
  if (value !== '') return
  const key = indexKeys.find((one) => one.name === name)
  if (key !== undefined) {
    throw invalid(
      `${emptyKey} A value specified for a secondary index key is not supported. IndexName: ${key.index}, IndexKey: ${name}`,
    )
  }
}

/** What is wrong with an item that is put, by the table's schema. */
export const wrongItem = (item: Attributes): string | undefined => {
  refuseEmptyKeys(item)
  for (const { name } of indexKeys) refuseEmptyIndexKey(name, item[name])
  return wrongKeys(item) ?? wrongIndexKeys(item)
}

/** The key that a request names, and what is wrong with it. */
export const keyOf = (
  given: unknown,
): { readonly key: Key; readonly wrong: string | undefined } => {
  if (typeof given !== 'object' || given === null) throw invalid('A request without a Key')
  const key = takenAttributes(given, { bytesMax: 0 })
  refuseEmptyKeys(key)
  const isRight = wrongKeys(key) === undefined && Object.keys(key).length === baseKeys.length
  return {
    key: key as unknown as Key,
    wrong: isRight ? undefined : 'The provided key element does not match the schema',
  }
}

export const rightKeyOf = (given: unknown): Key => {
  const { key, wrong } = keyOf(given)
  if (wrong !== undefined) throw invalid(wrong)
  return key
}

/** An item that is not too large, frozen. */
export const versionOf = (
  attributes: Record<string, Value>,
  bytesMax: number,
  tooLarge = 'Item size has exceeded the maximum allowed size',
): Version => {
  const item = Object.freeze(attributes) as Item
  if (bytesMax <= itemBytesMax) return { item, bytesMax }
  const bytes = itemSize(item)
  if (bytes > itemBytesMax) throw invalid(tooLarge)
  return { item, bytesMax: bytes }
}
