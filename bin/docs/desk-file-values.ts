import * as z from 'zod/mini'
import { slug } from '../../src/desk/slug.ts'

/** What of a JSON Schema says which values a field may have. */
interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly items?: Schema
  readonly propertyNames?: Schema
  readonly additionalProperties?: Schema
}

const schemaOf = (shape: z.core.$ZodType): Schema =>
  z.toJSONSchema(shape, { io: 'input' }) as unknown as Schema

const slugPattern = schemaOf(slug).pattern

/**
 * Which values a field may have, in words: kinds, ranges and limits from its shape, counted in `unit` or called by it.
 * A form that the shape only knows as a pattern needs a unit that says it.
 */
export const valuesOf = (shapes: readonly z.core.$ZodType[], unit: string | undefined): string => {
  const all = shapes.map(schemaOf)
  const constants = all.flatMap((one) => (one.const === undefined ? [] : [one.const]))
  if (constants.length === all.length) return oneOf(constants)
  return [...new Set(all.map((one) => words(one, unit)))].join('; or ')
}

const words = (schema: Schema, unit: string | undefined): string => {
  if (schema.enum !== undefined) return oneOf(schema.enum)
  if (schema.type === 'boolean') return oneOf([true, false])
  if (schema.type === 'integer') return joined(unit, range(schema))
  if (schema.type === 'array') return list(schema, unit)
  if (schema.type === 'object') return table(schema, unit)
  return joined(unit ?? kindOfText(schema), letters(schema))
}

const oneOf = (values: readonly unknown[]): string => listed(values, 'or')

const listed = (values: readonly unknown[], last: 'and' | 'or'): string => {
  const named = values.map((value) => `\`${value}\``)
  return named.length < 2
    ? named.join('')
    : `${named.slice(0, -1).join(', ')} ${last} ${named.slice(-1).join('')}`
}

const range = ({ minimum = Number.MIN_SAFE_INTEGER, maximum }: Schema): string =>
  maximum === undefined || maximum === Number.MAX_SAFE_INTEGER
    ? `from ${minimum}`
    : `${minimum} to ${maximum}`

const list = ({ minItems = 0, maxItems, items = {} }: Schema, unit: string | undefined): string => {
  const what = unit ?? (items.enum === undefined ? undefined : `of ${oneOf(items.enum)}`)
  if (what === undefined) throw new Error('A list needs a unit: what are its entries?')
  const count =
    maxItems === undefined
      ? `${minItems} or more`
      : minItems === 0
        ? `up to ${maxItems}`
        : `${minItems} to ${maxItems}`
  const limit = letters(items)
  return joined(`${count} ${what}`, limit === undefined ? undefined : `each ${limit}`)
}

const table = (schema: Schema, unit: string | undefined): string => {
  const { propertyNames = {}, additionalProperties = {} } = schema
  const isNamed = propertyNames.enum !== undefined
  const names = isNamed ? `in one or more of ${listed(propertyNames.enum ?? [], 'and')}` : unit
  if (names === undefined) throw new Error('A table needs a unit: what are its names?')
  return `${names}: ${words(additionalProperties, isNamed ? unit : undefined)}`
}

const letters = ({ maxLength }: Schema): string | undefined =>
  maxLength === undefined ? undefined : `up to ${maxLength} letters`

const kindOfText = ({ format, pattern }: Schema): string => {
  if (format === 'email') return 'a mail address'
  if (format === 'uri') return 'an address'
  if (pattern === slugPattern) return 'an id'
  if (pattern !== undefined) throw new Error(`${pattern} needs a unit: how is it written?`)
  return 'text'
}

const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(', ')
