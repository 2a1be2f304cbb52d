import { describe, expect, test } from 'vitest'
import type { SendOutcome } from '../../src/channels/contract.ts'

/** One message as it came out of a channel. */
export interface Heard {
  readonly text: string
  /** What a redelivery repeats, and no other message has. */
  readonly dedupe: string
}

/** How somebody speaks through a channel: the answer is what the channel made of it. */
export interface Speaker {
  readonly says: (text: string, id: string) => Promise<readonly Heard[]>
}

/** What every channel does with what a customer says, whether it is called, or fetches. */
export const hearsContract = (name: string, { says }: Speaker): void => {
  describe(`${name}: what is in a message`, () => {
    test('the text as it was written, in any script, with emoji', async () => {
      for (const text of ['Hello', '直播课看不了', '👩‍👩‍👧 🇨🇳', 'e\u0301', '<b>&"\'', 'a\n\nb']) {
        expect((await says(text, 'message-1')).map((one) => one.text)).toEqual([text])
      }
    })

    test('a redelivery has the same identity, another message another one', async () => {
      const [first] = await says('Hello', 'message-1')
      const [again] = await says('Hello', 'message-1')
      const [other] = await says('Hello', 'message-2')
      expect(first?.dedupe).toBeTruthy()
      expect(again?.dedupe).toBe(first?.dedupe)
      expect(other?.dedupe).not.toBe(first?.dedupe)
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
