import { invalid, notPlayed } from '../faults.ts'
import { cachedByText } from './cached.ts'
import { type Path, type Reader, readerOf, type Used } from './tokens.ts'

/** What `SET` gives to a path: an operand, or a sum or difference of two. */
export type Given =
  | { readonly path: Path }
  | { readonly value: string }
  | { readonly ifNotExists: Path; readonly otherwise: Given }
  | { readonly listAppend: readonly [Given, Given] }
  | { readonly by: '+' | '-'; readonly left: Given; readonly right: Given }

export interface ParsedUpdate extends Used {
  readonly sets: readonly { readonly path: Path; readonly given: Given }[]
  readonly removes: readonly Path[]
  readonly adds: readonly { readonly path: Path; readonly value: string }[]
  /** Of all sections. */
  readonly paths: readonly Path[]
  /** Whether it may say again what the item says already, so that the item grows by more than the values given. */
  readonly copies: boolean
}

const givenOf = (reader: Reader): Given => {
  const left = operandOf(reader)
  for (const by of ['+', '-'] as const) {
    if (reader.takeWord(by)) return { by, left, right: operandOf(reader) }
  }
  return left
}

const operandOf = (reader: Reader): Given => {
  if (reader.takeWord('(')) throw notPlayed('parentheses in SET')
  const name = reader.takeCall()
  if (name === undefined) {
    const value = reader.takeValue()
    return value === undefined ? { path: reader.takePath() } : { value }
  }
  if (name === 'if_not_exists') {
    const path = reader.takePath()
    reader.expectWord(',')
    const otherwise = operandOf(reader)
    reader.expectWord(')')
    return { ifNotExists: path, otherwise }
  }
  if (name === 'list_append') {
    const first = operandOf(reader)
    reader.expectWord(',')
    const second = operandOf(reader)
    reader.expectWord(')')
    return { listAppend: [first, second] }
  }
  throw invalid(`Invalid UpdateExpression: Invalid function name; function: ${name}`)
}

/** Section by section; each may come once. */
const parsed = (text: string): ParsedUpdate => {
  const reader = readerOf(text, 'UpdateExpression')
  const sets: { path: Path; given: Given }[] = []
  const removes: Path[] = []
  const adds: { path: Path; value: string }[] = []
  const sections: Record<string, () => unknown> = {
    SET: () => {
      const path = reader.takePath()
      reader.expectWord('=')
      return sets.push({ path, given: givenOf(reader) })
    },
    REMOVE: () => removes.push(reader.takePath()),
    ADD: () => {
      const path = reader.takePath()
      const value = reader.takeValue()
      if (value === undefined) throw reader.wrong()
      return adds.push({ path, value })
    },
    DELETE: () => {
      throw notPlayed('sets')
    },
  }
  const seen = new Set<string>()
  while (!reader.isAtEnd()) {
    const name = Object.keys(sections).find((word) => reader.takeWord(word))
    if (name === undefined) throw reader.wrong()
    if (seen.has(name)) {
      throw invalid(
        `Invalid UpdateExpression: The "${name}" section can only be used once in an update expression;`,
      )
    }
    seen.add(name)
    do sections[name]?.()
    while (reader.takeWord(','))
  }
  const paths = [...sets.map(({ path }) => path), ...removes, ...adds.map(({ path }) => path)]
  const copies = sets.some(({ path, given }) => isCopying(given, path))
  return { sets, removes, adds, paths, copies, ...reader.used() }
}

const isCopying = (given: Given, path: Path): boolean => {
  if ('by' in given || 'value' in given) return false
  if (!('ifNotExists' in given)) return true
  return given.ifNotExists.join('.') !== path.join('.') || isCopying(given.otherwise, path)
}

export const parsedUpdate = cachedByText(parsed)
