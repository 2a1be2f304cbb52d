import { describe, expect, test } from 'vitest'
import type { SendOutcome } from '../../src/channels/contract.ts'

/** One message as it came out of a channel. */
export interface Heard {
  readonly text: string
  /** What a redelivery repeats, and no other message has. */
  readonly dedupe: string
  /** Whom the desk takes for its sender. */
  readonly sender: string
  /** Whatever shares it is one conversation. */
  readonly thread: string
}

/** How somebody speaks through a channel. */
export interface Said {
  /** What a redelivery repeats. */
  readonly id: string
  /** Which of two customers says it; the first, where it is left out. */
  readonly by?: 'first' | 'other'
  /** The id of what it goes on from, in channels that tell it. */
  readonly after?: string
}

/** The answer is what the channel made of it. */
export interface Speaker {
  readonly says: (text: string, said: Said) => Promise<readonly Heard[]>
}

/** What every channel does with what a customer says, whether it is called, or fetches. */
export const hearsContract = (name: string, { says }: Speaker): void => {
  describe(`${name}: what is in a message`, () => {
    test('the text as it was written, in any script, with emoji', async () => {
      for (const text of ['Hello', '直播课看不了', '👩‍👩‍👧 🇨🇳', 'e\u0301', '<b>&"\'', 'a\n\nb']) {
        expect((await says(text, { id: 'message-1' })).map((one) => one.text)).toEqual([text])
      }
    })

    test('a redelivery has the same identity, another message another one', async () => {
      const first = await says('Hello', { id: 'message-1' })
      const again = await says('Hello', { id: 'message-1' })
      const other = await says('Hello', { id: 'message-2' })
      expect([first, again, other].map(({ length }) => length)).toEqual([1, 1, 1])
      expect(first[0]?.dedupe).toBeTruthy()
      expect(again[0]?.dedupe).toBe(first[0]?.dedupe)
      expect(other[0]?.dedupe).not.toBe(first[0]?.dedupe)
    })
  })

  describe(`${name}: whose it is, and where it belongs`, () => {
    test('what a customer goes on to say is theirs, and in the same thread', async () => {
      const [first] = await says('Hello', { id: 'message-3' })
      const [second] = await says('One more thing', { id: 'message-4', after: 'message-3' })
      expect(second?.sender).toBe(first?.sender)
      expect(second?.thread).toBe(first?.thread)
    })

    test('what another customer says is never in it, not even under the same words', async () => {
      const [mine] = await says('Hello', { id: 'message-5' })
      const [theirs] = await says('Hello', { id: 'message-6', by: 'other', after: 'message-5' })
      expect(theirs?.sender).toBeTruthy()
      expect(theirs?.sender).not.toBe(mine?.sender)
      expect(theirs?.thread).not.toBe(mine?.thread)
      expect(theirs?.dedupe).not.toBe(mine?.dedupe)
    })
  })
}

/** What the other side of a channel may do with a reply. */
export interface Listener {
  readonly taken: () => Promise<SendOutcome>
  readonly refused: () => Promise<SendOutcome>
  readonly busy: () => Promise<SendOutcome>
  readonly notReached: () => Promise<SendOutcome>
  /** It has it, and its answer never comes. */
  readonly silent: () => Promise<SendOutcome>
}

/** What a channel that calls somebody says of it: only what is known is said, for by it a reply is sent again or never. */
export const sendsContract = (name: string, listener: Listener): void => {
  describe(`${name}: how a reply ended`, () => {
    test.each([
      ['taken', 'sent'],
      ['refused', 'refused'],
      ['busy', 'failed'],
      ['notReached', 'failed'],
      ['silent', 'unknown'],
    ] as const)('%s: %s', async (what, outcome) => {
      const result = await listener[what]()
      expect(result.outcome).toBe(outcome)
      if (result.outcome !== 'sent') expect(result.code).toMatch(/^[a-z0-9_-]+$/)
    })
  })
}
