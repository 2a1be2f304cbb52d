import { folded, numberDigitsMin, numberOf, wholesOf, wordsOf } from './search-text.ts'

/** What of a case can be searched for. */
export interface Searchable {
  /** A ticket's number, as people say it. */
  readonly number?: number | undefined
  /** What a mail's customer was told to call their case by: `K7QW-2M4X`. */
  readonly caseNumber?: string | undefined
  readonly title?: string | undefined
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
}

/** Each word costs a write: more of them do not count. */
const most = { title: 24, name: 12, email: 6, numbers: 2, words: 40 } as const

/** By what a case is found. */
export interface FoundBy {
  /** Each of them leads to the case. At most 40. */
  readonly words: readonly string[]
  /** They lead nowhere by themselves: where a word has led to the case, they say more of it. At most 19. */
  readonly marks: readonly string[]
}

export const foundBy = (searchable: Searchable): FoundBy => {
  const { number, caseNumber, title, name, email, phone } = searchable
  const texts = [
    ...(number === undefined ? [] : [textFound(String(number))]),
    ...(caseNumber === undefined ? [] : [caseFound(caseNumber)]),
    ...(email === undefined ? [] : [mailFound(email)]),
    ...(phone === undefined ? [] : [phoneFound(phone)]),
    ...(title === undefined ? [] : [limited(textFound(title), most.title)]),
    ...(name === undefined ? [] : [limited(textFound(name), most.name)]),
  ]
  const numbers = distinct(texts.flatMap((text) => text.numbers)).slice(0, most.numbers)
  return {
    words: distinct([...numbers.map(numberWord), ...texts.flatMap(({ words }) => words)]).slice(
      0,
      most.words,
    ),
    marks: distinct([
      ...(number === undefined ? [] : [ticketMark(String(number))]),
      ...numbers.flatMap(numberMarks),
    ]),
  }
}

interface Found {
  readonly words: readonly string[]
  readonly numbers: readonly string[]
}

const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)]
const limited = ({ words, numbers }: Found, count: number): Found => ({
  words: distinct(words).slice(0, count),
  numbers,
})

const textFound = (text: string): Found => {
  const plain = folded(text)
  const numbers = wholesOf('number', plain).flatMap((one) => [
    one,
    ...one.split(/\D+/).filter(({ length }) => length >= numberDigitsMin),
  ])
  return {
    words: [...wholesOf('mail', plain), ...wholesOf('dotted', plain), ...wordsOf(plain, false)],
    numbers: numbers.flatMap((one) => numberOf(one) ?? []),
  }
}

/** As it is read, and as it is typed in a hurry. */
const caseFound = (caseNumber: string): Found =>
  textFound(`${caseNumber} ${caseNumber.replaceAll('-', '')}`)

/** An address by the whole of it, by what stands before the `@`, and by the domain. */
const mailFound = (email: string): Found => {
  const plain = folded(email)
  const at = plain.lastIndexOf('@')
  const { words, numbers } = textFound(plain.slice(0, Math.max(0, at)))
  return limited({ words: [plain, plain.slice(at + 1), ...words], numbers }, most.email)
}

/** A short number is a word. */
const phoneFound = (phone: string): Found => {
  const number = numberOf(folded(phone))
  return number === undefined ? textFound(phone) : { words: [], numbers: [number] }
}

/** A number is found by its last seven digits: no two ways of writing it differ in them. */
export const numberWord = (number: string): string => `~${number.slice(-numberDigitsMin)}`

/** Every ending of a number from eight digits on, and the whole. */
const numberMarks = (number: string): readonly string[] => [
  ...endingsOf(number).slice(1).map(endingMark),
  wholeMark(number),
]

/** What stands for a number that somebody asks for: it ends as one of ours does, or one of ours ends it. */
export const numberAsked = (number: string): readonly string[] => [
  number.length === numberDigitsMin ? numberWord(number) : endingMark(number),
  ...endingsOf(number).map(wholeMark),
]

const endingsOf = (number: string): readonly string[] =>
  Array.from({ length: number.length - numberDigitsMin + 1 }, (_, more) =>
    number.slice(-(numberDigitsMin + more)),
  )
const endingMark = (ending: string): string => `~${ending}`
const wholeMark = (number: string): string => `=${number}`
/** Told from a number in a title. */
export const ticketMark = (number: string): string => `#${number}`
