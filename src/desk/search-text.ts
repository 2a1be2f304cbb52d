/**
 * How text is taken apart for the search, alike when it is written and when it is asked for. It asks no dictionary:
 * `Intl.Segmenter` has one that changes with Node's version, and what one version wrote another would not find.
 */

/** Letters beyond this one of a word do not count. */
const wordLettersMax = 40
/** Fewer digits are a word as any other. */
export const numberDigitsMin = 7
/** E.164 has no longer ones. */
const numberDigitsMax = 15

/** Scripts that put no spaces between words, and Hangul, whose words carry endings: two neighbours make a word. */
const unspaced = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー]`
const spaced = String.raw`[[\p{L}\p{M}\p{N}]--${unspaced}]`
const run = new RegExp(
  String.raw`(?<unspaced>[${unspaced}&&[\p{L}\p{N}ー]][${unspaced}&&[\p{L}\p{M}\p{N}ー]]*)|[${spaced}--\p{M}]${spaced}*`,
  'gv',
)

/** Accents, the choice between text and picture, and what encloses a digit in an emoji. */
const marks = /[\u0300-\u036f\ufe00-\ufe0f\u20d0-\u20ff]/g
/** Letters that are not a letter and its accent, and are written without them all the same. */
const plain: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ı: 'i', ς: 'σ' },
}

/** Text as it is compared: one width, small, without accents. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(marks, '')
    .normalize('NFKC')
    .replace(/[ßæœþøđðłıς]/g, (letter) => plain[letter] ?? letter)

/**
 * The words of folded text. An unspaced run counts by its neighbours (three letters are two words). Where it is
 * written its first letter counts too, so that a surname is found; where it is asked for, only if it stands alone.
 */
export const wordsOf = (text: string, isAsked: boolean): readonly string[] =>
  [...text.matchAll(run)].flatMap(({ 0: word, groups }) => {
    const letters = [...word]
    if (groups?.unspaced === undefined) return [letters.slice(0, wordLettersMax).join('')]
    const pairs = letters.slice(1).map((letter, at) => `${letters[at]}${letter}`)
    return isAsked && pairs.length > 0 ? pairs : [letters[0] ?? '', ...pairs]
  })

/** Things in a text that are one although they hold what parts words. Each is taken out before the next is looked for. */
const wholes = {
  mail: /[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/g,
  /** A domain, or a name as `li.wei`. */
  dotted: new RegExp(
    String.raw`(?<![${spaced}._\-])[a-z0-9_\-]+(?:\.[a-z0-9_\-]+)*\.[a-z]{2,}(?![${spaced}_\-])`,
    'gv',
  ),
  /** Written in one piece, or in pieces as a phone number. */
  number: new RegExp(
    String.raw`(?<!${spaced})(?:\+\d(?:[\s\(\)\.\/\-]{0,3}\d){6,}|\d{7,}|\d(?:[\s\(\)\.\/\-]{0,3}\d){6,})(?!${spaced})`,
    'gv',
  ),
  ticket: new RegExp(String.raw`(?<!${spaced})#\d{1,12}(?!${spaced})`, 'gv'),
} as const

export type Whole = keyof typeof wholes

/** All of a kind in folded text. */
export const wholesOf = (kind: Whole, text: string): readonly string[] => [
  ...(text.match(wholes[kind]) ?? []),
]

/** The text without them. */
export const withoutWholes = (kind: Whole, text: string): string => text.replace(wholes[kind], ' ')

/**
 * The digits of a number without the zeros before them, which are dialled and not said abroad. Undefined where too
 * few are left.
 */
export const numberOf = (text: string): string | undefined => {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '').slice(-numberDigitsMax)
  return digits.length < numberDigitsMin ? undefined : digits
}
