/** The parts of RFC 5322, 2045 and 2047 that a mail with a text and an HTML part needs. */

/** 52 letters of base64: with `Subject: =?UTF-8?B?` before and `?=` behind, the line stays under RFC 2047's 76. */
const wordBytesMax = 39
/** Short enough that no header's name brings its line to 78. */
const plainLettersMax = 50

/**
 * A header's text. Whatever is not short and plain is encoded, so that a line break in a customer's name is a
 * letter of the text and never the start of another header.
 */
export const headerText = (text: string): string =>
  isPlain(text) ? text : wordsOf(text).map(encodedWord).join('\r\n ')

/** A name and an address, on a line each: both may be long. */
export const mailbox = ({ name, address }: { name: string; address: string }): string => {
  const phrase = isPlain(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : headerText(name)
  return `${phrase}\r\n <${plainAddress(address)}>`
}

export const isPlainAddress = (address: string): boolean =>
  /^[!-~]+@[!-~]+$/.test(address) && !/[<>,;:"()]/.test(address)

/** An address for a header, where a space or an angle bracket would begin something else. */
export const plainAddress = (address: string): string => {
  if (isPlainAddress(address)) return address
  throw new Error('A mail address must be plain ASCII as in name@example.com, and one is not.')
}

/** A part of a multipart body: base64, so that its lines are short and no line of it looks like a boundary. */
export const part = (contentType: string, content: string): string =>
  [
    `Content-Type: ${contentType}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(content)
      .toString('base64')
      .replace(/.{76}(?=.)/g, '$&\r\n'),
  ].join('\r\n')

const isPlain = (text: string): boolean =>
  text.length <= plainLettersMax && /^[ -~]*$/.test(text) && !text.includes('=?')

const encodedWord = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`

/** Split between letters: each encoded word must be whole by itself. */
const wordsOf = (text: string): readonly string[] => {
  const words: string[] = ['']
  for (const letter of text) {
    const longer = `${words.at(-1)}${letter}`
    if (Buffer.byteLength(longer) > wordBytesMax) words.push(letter)
    else words[words.length - 1] = longer
  }
  return words
}

/**
 * RFC 2369 and, for the one click that Gmail and Yahoo ask for, RFC 8058. It wants https: http is for a desk on this
 * machine only.
 */
export const unsubscribing = (url: string | undefined): readonly string[] =>
  url === undefined || !/^(https:\/\/|http:\/\/127\.0\.0\.1:)[!-;=?-~]{1,900}$/.test(url)
    ? []
    : [`List-Unsubscribe: <${url}>`, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click']
