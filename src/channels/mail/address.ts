import { timingSafeEqual } from 'node:crypto'
import { keyedId } from '../../platform/ids.ts'

/** Base32 of 80 bits. */
const macLetters = 16
const threadLetters = 26

const macOf = (key: string, inbox: string, thread: string): string =>
  keyedId(key, 'mail-address', inbox, thread).slice(0, macLetters)

/** `support+<thread><mac>@example.com`: an answer to it finds its thread, whatever became of the headers on the way. */
export const signedAddress = (
  key: string,
  inbox: string,
  address: string,
  thread: string,
): string => {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}+${thread}${macOf(key, inbox, thread)}${address.slice(at)}`
}

const form = /^([^+@]+)(?:\+([^@]*))?(@[^@]+)$/
const labelForm = new RegExp(`^([a-z2-7]{${threadLetters}})([a-z2-7]{${macLetters}})$`)

/** The address without what stands behind its `+`, in lowercase, and that. Undefined for what is no address. */
export const plainOf = (
  recipient: string,
): { readonly address: string; readonly label: string } | undefined => {
  const [, local, label = '', domain] = form.exec(recipient.trim().toLowerCase()) ?? []
  return local === undefined || domain === undefined
    ? undefined
    : { address: `${local}${domain}`, label }
}

/** The thread that this label names, where the desk signed it for this inbox. */
export const threadIn = (key: string, inbox: string, label: string): string | undefined => {
  const [, thread, mac] = labelForm.exec(label) ?? []
  if (thread === undefined || mac === undefined) return undefined
  const expected = Buffer.from(macOf(key, inbox, thread))
  return timingSafeEqual(expected, Buffer.from(mac)) ? thread : undefined
}
