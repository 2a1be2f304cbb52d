/** Narrow what came out of JSON. The message names the place, so that a template can be corrected. */

export type Fields = Readonly<Record<string, unknown>>

const refuse = (wanted: string, got: unknown, place: string): never => {
  throw new TypeError(`${place} should be ${wanted}, got ${JSON.stringify(got)}`)
}

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const asFields = (value: unknown, place: string): Fields =>
  isFields(value) ? value : refuse('an object', value, place)

/** Absent counts as empty. */
export const asFieldsOrEmpty = (value: unknown, place: string): Fields =>
  value === undefined ? {} : asFields(value, place)

export const asList = (value: unknown, place: string): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : refuse('a list', value, place)

export const asText = (value: unknown, place: string): string => {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : refuse('text', value, place)
}

/** CloudFormation accepts a number as text too. */
export const asNumber = (value: unknown, otherwise: number, place: string): number => {
  if (value === undefined) return otherwise
  const number = Number(value)
  return Number.isFinite(number) ? number : refuse('a number', value, place)
}

export const isTrue = (value: unknown): boolean => value === true || value === 'true'
