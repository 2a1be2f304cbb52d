import type { BoundedText } from './read-mail-shape.ts'

/** One line without control letters: what stands in a header can never begin another line. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .toWellFormed()

/** Text with plain line ends and without other control letters. */
export const plainLines = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\ufeff\ufdd0-\ufdef]/gu, '')
    .toWellFormed()

/** The first letters, and never half of one. */
export const firstLetters = (text: string, lettersMax: number): string => {
  if (text.length <= lettersMax) return text
  const isHalf = /[\ud800-\udbff]/.test(text[lettersMax - 1] ?? '')
  return text.slice(0, isHalf ? lettersMax - 1 : lettersMax)
}

export const bounded = (text: string, lettersMax: number): BoundedText => ({
  text: firstLetters(text, lettersMax),
  isCut: text.length > lettersMax,
})
