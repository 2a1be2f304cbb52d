import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base32, hashId, jittered, keyedId, randomId } from '../../src/platform/ids.ts'
import {
  dueIndex,
  dueKind,
  eventSk,
  keys,
  moment,
  ownerIndex,
  parsedConversationSk,
  parsedMessageSk,
} from '../../src/store/keys.ts'

const sortedAsText = (texts: readonly string[]) => [...texts].sort()

describe('numbers in keys', () => {
  const episode = fc.integer({ min: 1, max: 999_999 })
  const seq = fc.integer({ min: 1, max: 99_999_999 })

  test('sort as numbers do', () => {
    fc.assert(
      fc.property(episode, fc.array(seq), (one, seqs) => {
        const inOrder = [...seqs]
          .sort((a, b) => a - b)
          .map((each) => keys.message('t', one, each).sk)
        expect(sortedAsText(inOrder)).toEqual(inOrder)
      }),
    )
    const moments = [0, 1, 999, Date.UTC(2026, 0), Date.UTC(2099, 0)].map(moment)
    expect(sortedAsText(moments)).toEqual(moments)
    expect(eventSk('e#', 2, 9) < eventSk('e#', 10, 0)).toBe(true)
  })

  test('are read back as they were written', () => {
    fc.assert(
      fc.property(episode, seq, (one, each) => {
        expect(parsedMessageSk(keys.message('t', one, each).sk)).toEqual({
          episode: one,
          seq: each,
        })
        expect(parsedConversationSk(keys.conversation('t', one).sk)).toBe(one)
      }),
    )
  })
})

describe('places in the indexes', () => {
  test('an urgent case comes before an older one', () => {
    const rank = (priority: number, since: number) =>
      ownerIndex('service', 'queued', priority, since, undefined).ownerRank
    expect(rank(1, 9000) < rank(2, 1000)).toBe(true)
    expect(rank(2, 1000) < rank(2, 9000)).toBe(true)
  })

  test('what is never due stands in no shard', () => {
    expect(dueIndex(keys.ticket(1), undefined)).toEqual({})
  })

  test('a due key says which queue it belongs to', () => {
    expect(dueKind(keys.message('t', 1, 2))).toBe('message')
    expect(dueKind(keys.survey('s'))).toBe('survey')
    expect(dueKind(keys.conversation('t', 1))).toBe('other')
    expect(dueKind(keys.inbound('t', 'h'))).toBe('other')
  })

  test('the numbers of a day stand beside what later days add to them', () => {
    expect(keys.metrics('desk', '2026-03-01', '2026-03-01').sk).toBe('day#2026-03-01')
    expect(keys.metrics('desk', '2026-03-01', '2026-03-04').sk).toBe(
      'day#2026-03-01#from#2026-03-04',
    )
  })
})

describe('ids', () => {
  /** RFC 4648 by the slow road: all bits in one text, cut into fives. */
  const slowBase32 = (bytes: Uint8Array) =>
    (
      [...bytes]
        .map((byte) => byte.toString(2).padStart(8, '0'))
        .join('')
        .match(/.{1,5}/g) ?? []
    )
      .map((bits) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(bits.padEnd(5, '0'), 2)])
      .join('')

  test('are base32 as RFC 4648 says', () => {
    expect(base32(Buffer.from('foobar'))).toBe('mzxw6ytboi')
    fc.assert(fc.property(fc.uint8Array(), (bytes) => base32(bytes) === slowBase32(bytes)))
  })

  test('have 26 letters and are never the same', () => {
    const ids = Array.from({ length: 200 }, randomId)
    expect(ids.every((id) => /^[a-z2-7]{26}$/.test(id))).toBe(true)
    expect(new Set(ids).size).toBe(200)
  })

  test('of parts do not run into each other, and depend on the key', () => {
    expect(hashId('ab', 'c')).not.toBe(hashId('a', 'bc'))
    expect(keyedId('k', 'ab', 'c')).not.toBe(keyedId('k', 'a', 'bc'))
    expect(keyedId('k', 'a')).not.toBe(keyedId('other', 'a'))
    expect(hashId('a')).toBe(hashId('a'))
  })

  test('a jittered wait is between half and all of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (wait) => {
        const shown = jittered(wait)
        expect(shown).toBeGreaterThanOrEqual(wait / 2)
        expect(shown).toBeLessThanOrEqual(wait)
      }),
    )
  })
})
