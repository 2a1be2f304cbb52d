import type { Inbox } from './inbox.ts'

/** What an inbox has secrets for: what comes in and goes out is signed; a company vouches for its customers. */
export type InboxSecret = 'signing-secret' | 'customer-secret'

export const secretsOf = ({ channel }: Pick<Inbox, 'channel'>): readonly InboxSecret[] =>
  channel === 'webchat' ? ['signing-secret', 'customer-secret'] : ['signing-secret']

/** Of a key, in bytes (Standard Webhooks). */
const keyBytes = { min: 24, max: 64 }

/** RFC 7518, section 3.2: a key as long as the hash at least. A parameter of SSM holds 4096. */
const customerLetters = { min: 32, max: 1024 }

/** Why this cannot be such a secret, for a sentence that begins with its name. It never holds the value or a part of it. */
export const secretFault = (secret: InboxSecret, value: string): string | undefined =>
  secret === 'signing-secret' ? signingFault(value) : customerFault(value)

const signingFault = (value: string): string | undefined => {
  const remedy = `write whsec_ and ${keyBytes.min} to ${keyBytes.max} random bytes in base64.`
  const key = value.replace(/^whsec_/, '')
  if (key !== '' && !/^[A-Za-z0-9+/]+={0,2}$/.test(key)) {
    return `has characters that are not base64: ${remedy}`
  }
  const bytes = Math.floor((key.replace(/=+$/, '').length * 3) / 4)
  if (bytes < keyBytes.min) return `is too short: ${remedy}`
  return bytes > keyBytes.max ? `is too long: ${remedy}` : undefined
}

const customerFault = (value: string): string | undefined => {
  const { min, max } = customerLetters
  const remedy = `write ${min} to ${max} ASCII characters without blanks.`
  if (/[^!-~]/.test(value)) return `has a blank, or a character that is not ASCII: ${remedy}`
  if (value.length < min) return `is too short: ${remedy}`
  return value.length > max ? `is too long: ${remedy}` : undefined
}
