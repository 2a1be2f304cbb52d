import { addressParser } from 'postal-mime'
import { reencodeWords } from './encoded-words.ts'
import { firstLetters, oneLine } from './letters.ts'
import { limits } from './limits.ts'
import type { Mailbox } from './read-mail-shape.ts'

/** A plain look at an address: a border for what is no address at all, not a proof that mail would arrive. */
const isAddress = /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[^\s@<>()\\,;:"\p{Cc}]+$/u

/**
 * The mailboxes of an address header (RFC 5322, section 3.4), groups opened. What has no address is left out. Outlook
 * writes `[mailto:a@example.com]` where others write angle brackets.
 */
export const mailboxesIn = (values: readonly string[]): readonly Mailbox[] =>
  values
    .flatMap((value) => {
      const plain = value.slice(0, headerLettersMax).replace(/\[mailto:([^\]\s]+)\]/gi, '<$1>')
      return addressParser(reencodeWords(plain), { flatten: true })
    })
    .flatMap(({ name, address = '' }) => mailboxOf(name, address) ?? [])
    .slice(0, limits.addressesMax)

/** A hundred long addresses with long names. */
const headerLettersMax = 50_000

/** Undefined where the address is none. */
export const mailboxOf = (name: string, given: string): Mailbox | undefined => {
  const bare = oneLine(given).replace(/^['"]|['"]$/g, '')
  if (bare.length > limits.addressLettersMax || !isAddress.test(bare)) return undefined
  const at = bare.lastIndexOf('@')
  const address = `${bare.slice(0, at)}@${bare.slice(at + 1).toLowerCase()}`
  const plain = firstLetters(withoutMarks(oneLine(name)), limits.nameLettersMax)
  return plain === '' || plain === address ? { address } : { address, name: plain }
}

/** A name that turns its letters around could show another address than it is. Outlook adds quotation marks. */
const withoutMarks = (name: string): string =>
  name
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/^(['"])(.*)\1$/, '$2')
    .trim()

/** Whether a list of whole addresses and `@domains` names this address. */
export const isNamed = (address: string, list: readonly string[]): boolean => {
  const lower = address.toLowerCase()
  return list.some((one) =>
    one.startsWith('@') ? lower.endsWith(one.toLowerCase()) : lower === one.toLowerCase(),
  )
}
