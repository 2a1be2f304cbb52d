import { type FoundBy, numberAsked, numberWord, ticketMark } from './search-found-by.ts'
import { folded, numberOf, type Whole, wholesOf, withoutWholes, wordsOf } from './search-text.ts'

/** Longer than any address that a channel gives. */
export const queryLettersMax = 256

/** A question as it is answered: whatever the word leads to, as far as all the rest stands there too. */
export interface Query {
  readonly word: string
  /** One of each list must stand there. */
  readonly all: readonly (readonly string[])[]
}

interface Wanted {
  readonly word: string
  readonly oneOf: readonly string[]
  /** How few cases it may lead to, by its kind; the longer of two alike leads to fewer. */
  readonly rank: number
}

/** All words that are asked for; undefined where there is none. */
export const queryOf = (text: string): Query | undefined => {
  const wanted = wantedIn(folded(text))
  const [best, ...rest] = wanted.toSorted(
    (one, other) => other.rank - one.rank || other.word.length - one.word.length,
  )
  if (best === undefined) return undefined
  // Where the word leads, it stands.
  const others = best.oneOf[0] === best.word ? rest : [best, ...rest]
  return { word: best.word, all: others.map(({ oneOf }) => oneOf) }
}

/** The rarest kinds first. Each is taken out of the text, so that its parts are not asked for by themselves. */
const wantedIn = (text: string): readonly Wanted[] => {
  const wanted: Wanted[] = []
  let rest = text
  for (const kind of ['mail', 'dotted', 'number', 'ticket'] as const) {
    const found = wholesOf(kind, rest).map((whole) => asWanted[kind](whole))
    // What is no number after all is left to be words.
    if (found.some((one) => one === undefined)) continue
    wanted.push(...found.filter((one) => one !== undefined))
    rest = withoutWholes(kind, rest)
  }
  return [...wanted, ...wordsOf(rest, true).map((word) => ({ word, oneOf: [word], rank: 0 }))]
}

const asWanted: Readonly<Record<Whole, (whole: string) => Wanted | undefined>> = {
  mail: (word) => ({ word, oneOf: [word], rank: 3 }),
  dotted: (word) => ({ word, oneOf: [word], rank: 1 }),
  number: (text) => {
    const number = numberOf(text)
    if (number === undefined) return undefined
    return { word: numberWord(number), oneOf: numberAsked(number), rank: 2 }
  },
  ticket: (text) => {
    const number = text.slice(1).replace(/^0+(?=.)/, '')
    return { word: number, oneOf: [ticketMark(number)], rank: 2 }
  },
}

/** Whether what the word of a query has led to holds all the rest of it. */
export const holdsAll = ({ all }: Query, words: ReadonlySet<string>): boolean =>
  all.every((oneOf) => oneOf.some((word) => words.has(word)))

/** Whether a case is found by a query. */
export const isFound = (query: Query, { words, marks }: FoundBy): boolean =>
  words.includes(query.word) && holdsAll(query, new Set([...words, ...marks]))
