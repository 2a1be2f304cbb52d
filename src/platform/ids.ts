import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** RFC 4648 base32, lowercase and without padding: safe in a link, a mail address and a key. */
export const base32 = (bytes: Uint8Array): string => {
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >>> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + alphabet[(held << (5 - bits)) & 31] : text
}

/** 128 random bits, 26 characters. */
export const randomId = (): string => base32(randomBytes(16))

/** A signing secret as Standard Webhooks writes it, who ask for 24 to 64 random bytes. */
export const randomSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

/** HMAC-SHA-256 cut to 128 bits, 26 characters. The parts are length-prefixed, so that none can run into the next. */
export const keyedId = (key: string, ...parts: readonly string[]): string =>
  base32(createHmac('sha256', key).update(joined(parts)).digest().subarray(0, 16))

/** SHA-256 cut to 128 bits, 26 characters: for what needs no secret. */
export const hashId = (...parts: readonly string[]): string =>
  base32(createHash('sha256').update(joined(parts)).digest().subarray(0, 16))

const joined = (parts: readonly string[]): string =>
  parts.map((part) => `${part.length}:${part}`).join('')

/** A wait between half and all of `milliseconds`, so that writers who met once do not meet again. */
export const jittered = (milliseconds: number): number =>
  milliseconds / 2 + randomInt(Math.max(1, Math.ceil(milliseconds / 2)))
