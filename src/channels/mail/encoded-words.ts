import { decodeText } from './charset.ts'
import { oneLine } from './letters.ts'
import { fromBase64, fromQuotedPrintable } from './transfer.ts'

const encodedWord = /=\?([^?\s]{1,60})\?([QqBb])\?([^?]*)\?=/g

interface Word {
  readonly charset: string
  readonly bytes: Buffer
}

/**
 * A header's text with its encoded words read (RFC 2047). Neighbours of one charset are decoded together, since many
 * programs split within a letter; a line break that was encoded becomes a space.
 */
export const decodeWords = (value: string): string => oneLine(withWords(value, decodeJoined))

/** The same header with its encoded words in UTF-8 base64 throughout, for a parser that knows fewer charsets. */
export const reencodeWords = (value: string): string =>
  withWords(value, (words) => {
    const bytes = Buffer.from(oneLine(decodeJoined(words)))
    return bytes.length === 0 ? '' : `=?UTF-8?B?${bytes.toString('base64')}?=`
  })

const withWords = (value: string, write: (words: readonly Word[]) => string): string => {
  const pieces: string[] = []
  let words: Word[] = []
  let at = 0
  const flush = () => {
    if (words.length > 0) pieces.push(write(words))
    words = []
  }
  for (const match of value.matchAll(encodedWord)) {
    const between = value.slice(at, match.index)
    // White space between two encoded words is no text.
    if (words.length === 0 || between.trim() !== '') {
      flush()
      pieces.push(between)
    }
    words.push(wordOf(match))
    at = match.index + match[0].length
  }
  flush()
  return pieces.join('') + value.slice(at)
}

const wordOf = ([, charset = '', encoding = '', text = '']: RegExpMatchArray): Word => ({
  // RFC 2231, section 5: a language may follow the charset.
  charset: charset.replace(/\*.*$/, '').toLowerCase(),
  bytes:
    encoding.toUpperCase() === 'B'
      ? fromBase64(Buffer.from(text))
      : fromQuotedPrintable(
          Buffer.from(text.replace(/= +(?=[0-9A-F])/gi, '=').replaceAll('_', ' ')),
        ),
})

const decodeJoined = (words: readonly Word[]): string => {
  const runs: { charset: string; bytes: Buffer[] }[] = []
  for (const { charset, bytes } of words) {
    const last = runs.at(-1)
    if (last?.charset === charset) last.bytes.push(bytes)
    else runs.push({ charset, bytes: [bytes] })
  }
  return runs.map(({ charset, bytes }) => decodeText(Buffer.concat(bytes), charset)).join('')
}
