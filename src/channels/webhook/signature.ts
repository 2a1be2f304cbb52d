import { createHmac, timingSafeEqual } from 'node:crypto'
import { minuteMilliseconds } from '../../desk/units.ts'
import type { ChannelRequest, Judging, Rejection } from '../contract.ts'

// Standard Webhooks, https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md

/** Both ways: a message from the future is as wrong as an old one. */
const toleranceMilliseconds = 5 * minuteMilliseconds
/** The specification's sizes: 24 to 64 bytes of key. */
const keyBytes = { min: 24, max: 64 }

/** `whsec_` and base64. A secret of another form is no key: nothing is signed or verified with it. */
const keyOf = (secret: string): Buffer | undefined => {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return key.length >= keyBytes.min && key.length <= keyBytes.max ? key : undefined
}

const signatureWith = (key: Buffer, id: string, timestamp: string, body: Uint8Array): Buffer =>
  createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest()

export const verify = async (
  { headers, body }: ChannelRequest,
  { secrets, now }: Pick<Judging, 'secrets' | 'now'>,
): Promise<Rejection | undefined> => {
  const id = headers['webhook-id']
  const timestamp = headers['webhook-timestamp']
  const signatures = headers['webhook-signature']
  if (id === undefined || id === '' || timestamp === undefined || signatures === undefined) {
    return unverified('webhook-id, webhook-timestamp and webhook-signature are required.')
  }
  if (id.length > idLengthMax) return unverified(`webhook-id is longer than ${idLengthMax}.`)
  if (!/^\d{1,11}$/.test(timestamp)) return unverified('webhook-timestamp is not in whole seconds.')
  if (Math.abs(now - Number(timestamp) * 1000) > toleranceMilliseconds) {
    return unverified('webhook-timestamp is more than 5 minutes off.')
  }
  const keys = secrets.map(keyOf).filter((key) => key !== undefined)
  if (keys.length === 0) return unverified('This inbox has no signing secret yet.')
  const given = signatures
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .map((one) => Buffer.from(one.slice(3), 'base64'))
  const isSigned = keys.some((key) => {
    const expected = signatureWith(key, id, timestamp, body)
    return given.some((one) => one.length === expected.length && timingSafeEqual(one, expected))
  })
  return isSigned ? undefined : unverified('webhook-signature does not match the body.')
}

const idLengthMax = 256

const unverified = (detail: string): Rejection => ({ status: 401, detail })

/** The headers for a body of ours: one signature for each secret, so that the other side can rotate. */
export const signed = (
  id: string,
  body: string,
  secrets: readonly string[],
  now: number,
): Readonly<Record<string, string>> | undefined => {
  const timestamp = String(Math.floor(now / 1000))
  const bytes = Buffer.from(body)
  const signatures = secrets
    .map(keyOf)
    .filter((key) => key !== undefined)
    .map((key) => `v1,${signatureWith(key, id, timestamp, bytes).toString('base64')}`)
  if (signatures.length === 0) return undefined
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}
