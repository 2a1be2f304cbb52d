import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChannelRequest, Intake, Rejection } from '../../src/channels/contract.ts'
import { minutes, nine } from '../desk/a-desk.ts'
import { hearsContract } from './both-ways-suite.ts'

/** The provider's side of a channel: what the suite asks it to send. */
export interface Provider {
  readonly secret: string
  readonly otherSecret: string
  /** A request as the provider signs it. */
  readonly signed: (body: Uint8Array, sent: Sent) => Promise<ChannelRequest>
  /** The body of one message with this text, under the id that a redelivery would repeat. */
  readonly bodyOf: (text: string, id: string, attachmentUrl?: string) => Uint8Array
  /** Another customer, who speaks to the same inbox. */
  readonly other: Pick<Provider, 'signed' | 'bodyOf'>
  /** Names of the headers that carry the proof. */
  readonly proof: readonly string[]
  /** Whether the proof covers the body and the moment, or only who sends: TLS has to do for the rest. */
  readonly signs: 'the message' | 'the sender'
  /** For how long a proof is good, in milliseconds. */
  readonly proofLasts: number
  /** Whether a message names what is attached by its address. */
  readonly attachesByAddress: boolean
  readonly textLettersMax: number
  /** The inbox that the provider sends to. */
  readonly inbox: string
}

export interface Sent {
  readonly id: string
  readonly at: number
  readonly secret: string
}

const isRejection = (result: unknown): result is Rejection =>
  typeof result === 'object' && result !== null && 'status' in result

/** What every channel must do, whatever its provider: run with the channel and the provider's side of it. */
export const channelContract = (name: string, channel: Intake, provider: Provider): void => {
  const { secret, otherSecret, bodyOf, inbox } = provider
  const sent = { id: 'message-1', at: nine, secret }
  const request = (text = 'Hello', change: Partial<Sent> = {}) => {
    const all = { ...sent, ...change }
    return provider.signed(bodyOf(text, all.id), all)
  }
  const statusOf = async (one: ChannelRequest, secrets = [secret], now = nine) =>
    (await channel.verify(one, { inbox, secrets, now }))?.status
  const arrived = (one: ChannelRequest) => {
    const result = channel.parse(one)
    if (isRejection(result)) throw new Error(`Rejected: ${result.detail}`)
    return result
  }

  describe(`${name}: who may bring a message`, () => {
    test('who signs with the secret', async () => {
      expect(await statusOf(await request())).toBeUndefined()
    })

    test('nobody who signs with another secret', async () => {
      expect(await statusOf(await request('Hello', { secret: otherSecret }))).toBe(401)
    })

    test.runIf(provider.signs === 'the message')('nobody who signed something else', async () => {
      expect(await statusOf({ ...(await request()), body: bodyOf('Goodbye', sent.id) })).toBe(401)
    })

    test('nobody who leaves out any part of the proof, or leaves it empty', async () => {
      for (const header of provider.proof) {
        const { headers, body } = await request()
        expect(await statusOf({ headers: { ...headers, [header]: undefined }, body })).toBe(401)
        expect(await statusOf({ headers: { ...headers, [header]: '' }, body })).toBe(401)
      }
    })

    test('nobody at all while there is no secret, or an empty one, or half of one', async () => {
      for (const secrets of [[], [''], ['whsec_'], [secret.slice(0, 12)]]) {
        expect(await statusOf(await request(), secrets)).toBe(401)
      }
    })

    test('either of two secrets while they rotate', async () => {
      const other = await request('Hello', { secret: otherSecret })
      expect(await statusOf(await request(), [otherSecret, secret])).toBeUndefined()
      expect(await statusOf(other, [otherSecret, secret])).toBeUndefined()
      expect(await statusOf(other, ['', otherSecret])).toBeUndefined()
    })

    test('nobody with a proof that is too old', async () => {
      const late = nine - provider.proofLasts - minutes(1)
      expect(await statusOf(await request('Hello', { at: late }))).toBe(401)
      const inTime = nine - provider.proofLasts + minutes(1)
      expect(await statusOf(await request('Hello', { at: inTime }))).toBeUndefined()
    })

    test.runIf(provider.signs === 'the message')('nobody from the future', async () => {
      expect(await statusOf(await request('Hello', { at: nine + minutes(6) }))).toBe(401)
      expect(await statusOf(await request('Hello', { at: nine + minutes(4) }))).toBeUndefined()
    })

    test('a rejection says what was wrong, and never the secret or the text', async () => {
      const one = await request('Secret words')
      const judging = { inbox, secrets: [otherSecret], now: nine }
      const detail = (await channel.verify(one, judging))?.detail ?? ''
      expect(detail).not.toBe('')
      expect(detail).not.toContain('Secret words')
      expect(detail).not.toContain(otherSecret)
    })
  })

  hearsContract(name, {
    says: async (text, { id, by = 'first' }) => {
      const who = by === 'first' ? provider : provider.other
      const one = await who.signed(who.bodyOf(text, id), { ...sent, id })
      return arrived(one).map(({ sender, threadKey, ...heard }) => ({
        ...heard,
        ...{ sender: sender.id, thread: threadKey },
      }))
    },
  })

  describe(`${name}: what a request may hold`, () => {
    test('any letter that JSON has, and a redelivery that was signed later is the same message', async () => {
      expect(arrived(await request('\u0000')).map((one) => one.text)).toEqual(['\u0000'])
      const [first] = arrived(await request())
      const [again] = arrived(await request('Hello', { at: nine + minutes(1) }))
      expect(again?.dedupe).toBe(first?.dedupe)
    })

    test('a text up to the documented length, and none that is longer or empty', async () => {
      const longest = 'a'.repeat(provider.textLettersMax)
      expect(arrived(await request(longest))).toHaveLength(1)
      for (const text of [`${longest}a`, '']) {
        const result = channel.parse(await request(text))
        expect(isRejection(result) && result.status).toBe(400)
      }
    })

    test.runIf(provider.attachesByAddress)('an attachment is kept by its address', async () => {
      const body = bodyOf('See here', sent.id, 'https://app.example/picture.jpg')
      const [message] = arrived(await provider.signed(body, sent))
      expect(message?.attachments).toMatchObject([{ url: 'https://app.example/picture.jpg' }])
    })

    const refusesAddresses =
      'an attachment whose address would run something, or is endless, is refused'
    test.runIf(provider.attachesByAddress)(refusesAddresses, async () => {
      const endless = `https://app.example/${'a'.repeat(2048)}`
      for (const address of [
        'javascript:alert(1)',
        'data:text/html,hello',
        'file:///etc',
        endless,
      ]) {
        const result = channel.parse(
          await provider.signed(bodyOf('See here', sent.id, address), sent),
        )
        expect(isRejection(result) && result.status).toBe(400)
      }
    })

    test('a body that is not what the provider documents is refused, not guessed at', async () => {
      const bodies = ['', '{', 'null', '[]', '"text"', '{}', '\ufeff{}', 'a=b'].map((text) =>
        Buffer.from(text),
      )
      const notUtf8 = Buffer.concat([
        bodyOf('Hello', sent.id).subarray(0, -4),
        Buffer.from([0xff, 0xfe]),
      ])
      for (const body of [...bodies, notUtf8]) {
        const result = channel.parse(await provider.signed(body, sent))
        expect(isRejection(result) && result.status).toBe(400)
      }
    })

    test('a size is documented, and no larger than a function’s door takes', () => {
      expect(channel.bodyBytesMax).toBeGreaterThan(0)
      expect(channel.bodyBytesMax).toBeLessThanOrEqual(6 * 1024 * 1024)
    })
  })

  describe(`${name}: thousands of requests that nobody signed`, () => {
    test('are never verified and never break anything', async () => {
      const headerNames = fc.constantFrom(...provider.proof, 'x-other')
      const value = fc.oneof(
        fc.string(),
        fc.base64String(),
        fc.constant(String(nine / 1000)),
        fc.base64String({ minLength: 44, maxLength: 44 }).map((text) => `v1,${text}`),
      )
      await fc.assert(
        fc.asyncProperty(
          fc.dictionary(headerNames, value, { maxKeys: 5 }),
          fc.oneof(
            fc.uint8Array(),
            fc.json().map((text) => Buffer.from(text)),
          ),
          async (headers, body) => {
            expect(await statusOf({ headers, body })).toBe(401)
            channel.parse({ headers, body })
          },
        ),
        { numRuns: 3000 },
      )
    })

    test('nor is one that was signed, with one letter of it changed', async () => {
      const { headers, body } = await request(
        'A longer text, so that there is something to change.',
      )
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (place, by) => {
          const changed =
            provider.signs === 'the message'
              ? { headers, body: changedAt(body, place, by) }
              : { headers: { ...headers, ...proofChangedAt(headers, place) }, body }
          expect(await statusOf(changed)).toBe(401)
        }),
        { numRuns: 500 },
      )
    })
  })

  const changedAt = (body: Uint8Array, place: number, by: number): Uint8Array => {
    const changed = Uint8Array.from(body)
    const at = place % body.length
    changed[at] = (changed[at] ?? 0) ^ by
    return changed
  }

  /** The last letter of base64url may stand for bits that do not count: it is left as it is. */
  const proofChangedAt = (headers: ChannelRequest['headers'], place: number) => {
    const [header = ''] = provider.proof
    const value = headers[header] ?? ''
    const at = value.indexOf(' ') + 1 + (place % (value.length - value.indexOf(' ') - 2))
    const letter = value[at] === 'A' ? 'B' : 'A'
    return { [header]: `${value.slice(0, at)}${letter}${value.slice(at + 1)}` }
  }
}
