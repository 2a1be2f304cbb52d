import { describe, expect, test } from 'vitest'
import { deliveryStep, nextTryAt } from '../../src/desk/delivering.ts'
import { aReply, hours, minutes, nine } from './a-desk.ts'

const earlier = (change: object) => aReply({ seq: 1, ...change })

describe('what to do with a reply', () => {
  test('a queued one is claimed', () => {
    expect(deliveryStep(aReply(), undefined, nine)).toEqual({ do: 'claim' })
  })

  test('one that waits for its next try is left until then', () => {
    const waiting = aReply({ tryAt: nine + 1 })
    expect(deliveryStep(waiting, undefined, nine)).toEqual({ do: 'later', at: nine + 1 })
    expect(deliveryStep(waiting, undefined, nine + 1)).toEqual({ do: 'claim' })
  })

  test('one that stands behind another waits for it', () => {
    for (const delivery of ['queued', 'sending'] as const) {
      const step = deliveryStep(aReply(), earlier({ delivery }), nine)
      expect(step).toEqual({ do: 'later', at: nine + 5000 })
    }
    const blocked = deliveryStep(aReply(), earlier({ tryAt: nine + minutes(2) }), nine)
    expect(blocked).toEqual({ do: 'later', at: nine + minutes(2) })
  })

  test('one behind a reply that is out of the way is claimed', () => {
    for (const delivery of ['sent', 'failed', 'unconfirmed', 'delivered', 'read'] as const) {
      expect(deliveryStep(aReply(), earlier({ delivery }), nine)).toEqual({ do: 'claim' })
    }
  })

  test('one that somebody is sending is left to them, then shown as unconfirmed', () => {
    const sending = aReply({ delivery: 'sending', leaseUntil: nine + 1 })
    expect(deliveryStep(sending, undefined, nine)).toEqual({ do: 'later', at: nine + 1 })
    expect(deliveryStep(sending, undefined, nine + 1)).toEqual({ do: 'unconfirmed' })
    const lost = aReply({ delivery: 'sending' })
    expect(deliveryStep(lost, undefined, nine)).toEqual({ do: 'unconfirmed' })
  })

  test('one that has ended is never sent again', () => {
    for (const delivery of ['sent', 'failed', 'unconfirmed', 'delivered', 'read'] as const) {
      expect(deliveryStep(aReply({ delivery, dueAt: undefined }), undefined, nine)).toEqual({
        do: 'none',
      })
    }
  })
})

describe('trying again', () => {
  test('comes later each time, and ends after seven tries', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7].map((tries) => nextTryAt(tries, 0))
    expect(waits).toEqual([
      5000,
      30_000,
      minutes(2),
      minutes(10),
      minutes(30),
      hours(2) + minutes(45),
      undefined,
    ])
  })

  test('waits as long as the other side asks, if that is longer', () => {
    expect(nextTryAt(1, nine, minutes(1))).toBe(nine + minutes(1))
    expect(nextTryAt(3, nine, 1000)).toBe(nine + minutes(2))
  })

  test('never waits for more than a day, whatever the other side asks', () => {
    expect(nextTryAt(1, nine, Number.POSITIVE_INFINITY)).toBe(nine + hours(24))
    expect(nextTryAt(1, nine, hours(1000))).toBe(nine + hours(24))
  })
})
