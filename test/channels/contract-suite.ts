import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Channel, ChannelRequest, Rejection } from '../../src/channels/contract.ts'
import { minutes, nine } from '../desk/a-desk.ts'

/** The provider's side of a channel: what the suite asks it to send. */
export interface Provider {
  readonly secret: string
  readonly otherSecret: string
  /** A request as the provider signs it; `id` is what it would repeat in a redelivery. */
  readonly signed: (body: Uint8Array, sent: Sent) => ChannelRequest
  /** The body of one message with this text. */
  readonly bodyOf: (text: string, attachmentUrl?: string) => Uint8Array
  /** Names of the headers that carry the proof. */
  readonly proof: readonly string[]
}

export interface Sent {
  readonly id: string
  readonly at: number
  readonly secret: string
}

const isRejection = (result: unknown): result is Rejection =>
  typeof result === 'object' && result !== null && 'status' in result

/** What every channel must do, whatever its provider: run with the channel and the provider's side of it. */
export const channelContract = (name: string, channel: Channel, provider: Provider): void => {
  const { secret, otherSecret, bodyOf } = provider
  const sent = { id: 'msg-1', at: nine, secret }
  const request = (text = 'Hello', change: Partial<Sent> = {}) =>
    provider.signed(bodyOf(text), { ...sent, ...change })
  const statusOf = (one: ChannelRequest, secrets = [secret], now = nine) =>
    channel.verify(one, secrets, now)?.status
  const arrived = (one: ChannelRequest) => {
    const result = channel.parse(one)
    if (isRejection(result)) throw new Error(`Rejected: ${result.detail}`)
    return result
  }

  describe(`${name}: who may bring a message`, () => {
    test('who signs with the secret', () => {
      expect(statusOf(request())).toBeUndefined()
    })

    test('nobody who signs with another secret, or signed something else', () => {
      expect(statusOf(request('Hello', { secret: otherSecret }))).toBe(401)
      expect(statusOf({ ...request(), body: bodyOf('Goodbye') })).toBe(401)
    })

    test('nobody who leaves out any part of the proof, or leaves it empty', () => {
      for (const header of provider.proof) {
        const { headers, body } = request()
        expect(statusOf({ headers: { ...headers, [header]: undefined }, body })).toBe(401)
        expect(statusOf({ headers: { ...headers, [header]: '' }, body })).toBe(401)
      }
    })

    test('nobody at all while there is no secret, or an empty one, or half of one', () => {
      for (const secrets of [[], [''], ['whsec_'], [secret.slice(0, 12)]]) {
        expect(statusOf(request(), secrets)).toBe(401)
      }
    })

    test('either of two secrets while they rotate', () => {
      const both = [otherSecret, secret]
      expect(statusOf(request(), both)).toBeUndefined()
      expect(statusOf(request('Hello', { secret: otherSecret }), both)).toBeUndefined()
      expect(statusOf(request('Hello', { secret: otherSecret }), ['', otherSecret])).toBeUndefined()
    })

    test('nobody with a request from long ago or from the future', () => {
      for (const off of [minutes(6), minutes(-6)]) {
        expect(statusOf(request('Hello', { at: nine + off }))).toBe(401)
      }
      for (const off of [minutes(4), minutes(-4)]) {
        expect(statusOf(request('Hello', { at: nine + off }))).toBeUndefined()
      }
    })

    test('a rejection says what was wrong, and never the secret or the text', () => {
      const detail = channel.verify(request('Secret words'), [otherSecret], nine)?.detail ?? ''
      expect(detail).not.toBe('')
      expect(detail).not.toContain('Secret words')
      expect(detail).not.toContain(otherSecret)
    })
  })

  describe(`${name}: what is in a message`, () => {
    test('the text as it was written, in any script, with emoji', () => {
      for (const text of ['Hello', '直播课看不了', '👩‍👩‍👧 🇨🇳', 'e\u0301', '<b>&"\'', '\u0000']) {
        expect(arrived(request(text)).map((one) => one.text)).toEqual([text])
      }
    })

    test('a redelivery has the same identity, another message another one', () => {
      const [first] = arrived(request())
      const [again] = arrived(request('Hello', { at: nine + minutes(1) }))
      const [other] = arrived(request('Hello', { id: 'msg-2' }))
      expect(again?.dedupe).toBe(first?.dedupe)
      expect(other?.dedupe).not.toBe(first?.dedupe)
    })

    test('an attachment is kept by its address', () => {
      const body = bodyOf('See here', 'https://app.example/picture.jpg')
      const [message] = arrived(provider.signed(body, sent))
      expect(message?.attachments).toMatchObject([{ url: 'https://app.example/picture.jpg' }])
    })

    test('an attachment whose address would run something, or is endless, is refused', () => {
      const endless = `https://app.example/${'a'.repeat(2048)}`
      for (const address of [
        'javascript:alert(1)',
        'data:text/html,hello',
        'file:///etc',
        endless,
      ]) {
        const result = channel.parse(provider.signed(bodyOf('See here', address), sent))
        expect(isRejection(result) && result.status).toBe(400)
      }
    })

    test('a body that is not what the provider documents is refused, not guessed at', () => {
      const bodies = ['', '{', 'null', '[]', '"text"', '{}', '\ufeff{}', 'a=b'].map((text) =>
        Buffer.from(text),
      )
      const notUtf8 = Buffer.concat([bodyOf('Hello').subarray(0, -4), Buffer.from([0xff, 0xfe])])
      for (const body of [...bodies, notUtf8]) {
        const result = channel.parse(provider.signed(body, sent))
        expect(isRejection(result) && result.status).toBe(400)
      }
    })

    test('a size is documented, and no larger than a function’s door takes', () => {
      expect(channel.bodyBytesMax).toBeGreaterThan(0)
      expect(channel.bodyBytesMax).toBeLessThanOrEqual(6 * 1024 * 1024)
    })
  })

  describe(`${name}: thousands of requests that nobody signed`, () => {
    test('are never verified and never break anything', () => {
      const headerNames = fc.constantFrom(...provider.proof, 'x-other')
      const value = fc.oneof(
        fc.string(),
        fc.base64String(),
        fc.constant(String(nine / 1000)),
        fc.base64String({ minLength: 44, maxLength: 44 }).map((text) => `v1,${text}`),
      )
      fc.assert(
        fc.property(
          fc.dictionary(headerNames, value, { maxKeys: 5 }),
          fc.oneof(
            fc.uint8Array(),
            fc.json().map((text) => Buffer.from(text)),
          ),
          (headers, body) => {
            expect(statusOf({ headers, body })).toBe(401)
            channel.parse({ headers, body })
          },
        ),
        { numRuns: 3000 },
      )
    })

    test('nor is one that was signed, with one letter changed', () => {
      const { headers, body } = request('A longer text, so that there is something to change.')
      fc.assert(
        fc.property(
          fc.nat({ max: body.length - 1 }),
          fc.integer({ min: 1, max: 255 }),
          (at, by) => {
            const changed = Uint8Array.from(body)
            changed[at] = (changed[at] ?? 0) ^ by
            expect(statusOf({ headers, body: changed })).toBe(401)
          },
        ),
        { numRuns: 500 },
      )
    })
  })
}
