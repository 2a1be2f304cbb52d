import { visitorToken } from '../../src/channels/webchat/token.ts'
import type { Provider } from './contract-suite.ts'

/** A visitor's browser: the other side of the web chat, with the token that the desk gave it. */

export const secret = `whsec_${Buffer.from('thirty-two-bytes-of-a-test-key-1').toString('base64')}`
export const otherSecret = `whsec_${Buffer.from('thirty-two-bytes-of-a-test-key-2').toString('base64')}`

const signedBy =
  (sub: string): Provider['signed'] =>
  async (body, { at, secret: key }) => {
    const visitor = { sub, isCustomer: false, profile: {} }
    const made = await visitorToken(visitor, 'site', [key], at)
    return { headers: { authorization: `Bearer ${made?.token}` }, body }
  }
const bodyOf: Provider['bodyOf'] = (text, id) => Buffer.from(JSON.stringify({ id, text }))

export const browser: Provider = {
  secret,
  otherSecret,
  proof: ['authorization'],
  signs: 'the sender',
  proofLasts: 30 * 24 * 60 * 60_000,
  attachesByAddress: false,
  textLettersMax: 4000,
  inbox: 'site',
  bodyOf,
  signed: signedBy('visitor:one'),
  other: { bodyOf, signed: signedBy('visitor:two') },
}
