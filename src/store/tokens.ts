import { keyedId } from '../platform/ids.ts'
import type { Key } from './keys.ts'

/** 60 bits: two words in ten million that share a token are one chance in twenty thousand. */
const tokenLetters = 12

/** A word as keys and items hold it. */
export const tokenOf = (key: string, word: string): string =>
  keyedId(key, 'word', word).slice(0, tokenLetters)

/** Which head a row is of, in its key, so that neither a log nor a cursor tells anybody of it. */
export const placeOf = (key: string, { pk, sk }: Key): string =>
  keyedId(key, 'head', pk, sk).slice(0, tokenLetters)
