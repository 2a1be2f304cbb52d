import { invalid, notPlayed } from '../faults.ts'
import { reservedWords } from './reserved-words.ts'

/** The kinds of expressions, as errors name them. */
export type ExpressionKind = 'ConditionExpression' | 'UpdateExpression' | 'KeyConditionExpression'

/** The names of a path from the item inwards, as written: with or without `#`. */
export type Path = readonly string[]

const pattern = /\s*(?:([#:]?[A-Za-z0-9_]+)|(<>|<=|>=|[=<>(),.+\-[\]]))/y

const split = (text: string, kind: ExpressionKind): readonly string[] => {
  const tokens: string[] = []
  const end = text.trimEnd().length
  pattern.lastIndex = 0
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex
    const found = pattern.exec(text)
    if (found === null) throw syntaxError(kind, text.slice(from).trim())
    tokens.push(found[1] ?? found[2] ?? '')
  }
  return tokens
}

const syntaxError = (kind: ExpressionKind, near: string | undefined) =>
  invalid(`Invalid ${kind}: Syntax error; near: ${near ?? '<EOF>'}`)

/** Reads an expression from left to right, and notes which names and values it uses. */
export const readerOf = (text: string, kind: ExpressionKind) => {
  const tokens = split(text, kind)
  if (tokens.length === 0) throw invalid(`Invalid ${kind}: The expression can not be empty;`)
  const names = new Set<string>()
  const values = new Set<string>()
  let at = 0
  const wrong = () => syntaxError(kind, tokens[at])

  const takeWord = (word: string): boolean => {
    if (tokens[at]?.toUpperCase() !== word) return false
    at += 1
    return true
  }
  const expectWord = (word: string): void => {
    if (!takeWord(word)) throw wrong()
  }
  const oneName = (): string => {
    const token = tokens[at] ?? ''
    if (token.startsWith('_')) throw notPlayed('names that begin with _ outside #names')
    if (!/^(#\w+|[A-Za-z]\w*)$/.test(token)) throw wrong()
    if (token.startsWith('#')) names.add(token)
    else if (reservedWords.has(token.toUpperCase())) {
      throw invalid(
        `Invalid ${kind}: Attribute name is a reserved keyword; reserved keyword: ${token}`,
      )
    }
    at += 1
    return token
  }
  return {
    wrong,
    takeWord,
    expectWord,
    takePath: (): Path => {
      const path = [oneName()]
      while (takeWord('.')) path.push(oneName())
      if (tokens[at] === '[') throw notPlayed('places in lists')
      return path
    },
    /** `:name`, or undefined when something else comes. */
    takeValue: (): string | undefined => {
      const token = tokens[at]
      if (token === undefined || !/^:\w+$/.test(token)) return undefined
      values.add(token)
      at += 1
      return token
    },
    /** The name of a function that is called here. */
    takeCall: (): string | undefined => {
      const token = tokens[at]
      if (token === undefined || tokens[at + 1] !== '(' || !/^[A-Za-z]\w*$/.test(token))
        return undefined
      if (/^(and|or|not|in|between)$/i.test(token)) return undefined
      at += 2
      return token
    },
    takeAny: (): string | undefined => tokens[at++],
    isAtEnd: (): boolean => at >= tokens.length,
    used: (): Used => ({ names: [...names], values: [...values] }),
  }
}

export type Reader = ReturnType<typeof readerOf>

/** What an expression needs to be given with it. */
export interface Used {
  readonly names: readonly string[]
  readonly values: readonly string[]
}
