import { type Fields, isFields } from '../assembly/shape.ts'

/**
 * Event patterns as Lambda's FilterCriteria writes them. What is not played is refused when the desk starts,
 * so that a filter never passes or drops a record here that it would not on AWS.
 */
type Test = (value: unknown) => boolean
export type Matches = (event: unknown) => boolean

const exact =
  (wanted: unknown): Test =>
  (value) =>
    value === wanted

const comparisons: Record<string, (value: number, limit: number) => boolean> = {
  '=': (value, limit) => value === limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
}

const numeric = (conditions: unknown): Test => {
  const parts: unknown[] = Array.isArray(conditions) ? conditions : []
  const tests = parts.flatMap((operator, index) => {
    if (index % 2 === 1) return []
    const compare = comparisons[String(operator)]
    const limit = parts[index + 1]
    if (!compare || typeof limit !== 'number')
      throw new Error(
        `A numeric filter needs pairs such as [">", 0], got ${JSON.stringify(conditions)}.`,
      )
    return (value: number) => compare(value, limit)
  })
  return (value) => typeof value === 'number' && tests.every((test) => test(value))
}

const prefix = (wanted: unknown): Test => {
  if (typeof wanted !== 'string')
    throw new Error(`A prefix filter needs text, got ${JSON.stringify(wanted)}.`)
  return (value) => typeof value === 'string' && value.startsWith(wanted)
}

/** A name that is not there is not "anything": it fails. */
const anythingBut = (unwanted: unknown): Test => {
  if (isFields(unwanted)) {
    const test = special(unwanted)
    return (value) => value !== undefined && !test(value)
  }
  const list: unknown[] = Array.isArray(unwanted) ? unwanted : [unwanted]
  return (value) => value !== undefined && !list.includes(value)
}

const exists =
  (wanted: unknown): Test =>
  (value) =>
    (value !== undefined && !isFields(value)) === (wanted === true)

const specials: Record<string, (argument: unknown) => Test> = {
  exists,
  prefix,
  numeric,
  'anything-but': anythingBut,
}

const special = (condition: Fields): Test => {
  const [name = '', ...others] = Object.keys(condition)
  const make = specials[name]
  if (!make || others.length > 0)
    throw new Error(
      `The filter ${JSON.stringify(condition)} is not played on the local desk: use an exact list, exists, prefix, anything-but or numeric, or add it to local/sources/pattern.ts.`,
    )
  return make(condition[name])
}

const leaf = (conditions: readonly unknown[]): Test => {
  const tests = conditions.map((condition) =>
    isFields(condition) ? special(condition) : exact(condition),
  )
  return (value) => {
    const values: unknown[] = Array.isArray(value) ? value : [value]
    return values.some((one) => tests.some((test) => test(one)))
  }
}

const either = (patterns: unknown): Matches => {
  const tests = (Array.isArray(patterns) ? patterns : []).map((one) => compilePattern(one))
  return (event) => tests.some((test) => test(event))
}

const compileField = (name: string, wanted: unknown): Matches => {
  if (name === '$or') return either(wanted)
  const test = Array.isArray(wanted) ? leaf(wanted) : compilePattern(wanted)
  return (event) => test(isFields(event) ? event[name] : undefined)
}

/** Every field of the pattern must match. */
const compilePattern = (pattern: unknown): Matches => {
  if (!isFields(pattern))
    throw new Error(`A filter pattern must be an object of lists, got ${JSON.stringify(pattern)}.`)
  const tests = Object.entries(pattern).map(([name, wanted]) => compileField(name, wanted))
  return (event) => tests.every((test) => test(event))
}

/** Passes what one of the patterns matches; without patterns, everything. */
export const compilePatterns = (patterns: readonly Fields[]): Matches => {
  const tests = patterns.map(compilePattern)
  return (event) => tests.length === 0 || tests.some((test) => test(event))
}
