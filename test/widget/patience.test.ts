import { describe, expect, test } from 'vitest'
import { whyNot } from '../../web/widget/attachment-limits.ts'
import { backoffMs } from '../../web/widget/backoff.ts'
import { anonymous, ownerOf } from '../../web/widget/owner.ts'
import { paceMs } from '../../web/widget/pace.ts'
import { isLost, isRefusal, Problem } from '../../web/widget/problem.ts'
import { words } from '../../web/widget/words.ts'

describe('the wait before the next try', () => {
  const lost = new Problem(0, 'lost')

  test('doubles, up to half a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 99].map((failures) => backoffMs(failures, lost, 1))).toEqual([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
    ])
  })

  test('is different for each browser', () => {
    expect(backoffMs(3, lost, 0)).toBeLessThan(backoffMs(3, lost, 0.9))
  })

  test('is never shorter than the desk asks', () => {
    expect(backoffMs(1, new Problem(429, 'too-many', '', 42), 0)).toBeGreaterThanOrEqual(42_000)
  })
})

describe('an answer', () => {
  test('that may be another one later is no refusal', () => {
    for (const status of [0, 401, 408, 425, 429, 500, 503]) {
      expect(isRefusal(new Problem(status, 'x')), String(status)).toBe(false)
    }
    for (const status of [400, 403, 404, 413]) {
      expect(isRefusal(new Problem(status, 'x')), String(status)).toBe(true)
    }
  })

  test('of a desk that is down is a lost connection', () => {
    expect([0, 500, 503, 400, 429].map((status) => isLost(new Problem(status, 'x')))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

describe('how often the desk is asked', () => {
  const open = { pollAfterMs: 3000, isOpen: true, isVisible: true, idleMs: 0 }

  test('is what it says while somebody looks', () => {
    expect(paceMs(open)).toBe(3000)
  })

  test('is less while nobody does', () => {
    expect(paceMs({ ...open, isOpen: false })).toBe(15_000)
    expect(paceMs({ ...open, isOpen: false, idleMs: 3_600_000 })).toBe(60_000)
    expect(paceMs({ ...open, isVisible: false })).toBe(60_000)
  })

  test('is never more than it says', () => {
    expect(paceMs({ ...open, pollAfterMs: 90_000, isOpen: false })).toBe(90_000)
  })
})

describe('whose chat it is', () => {
  const token = (claims: unknown) =>
    `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`

  test('is said by the customer token, in any script', () => {
    expect(ownerOf(token({ sub: '客户 1' }))).toBe(`customer:${encodeURIComponent('客户 1')}`)
    expect(ownerOf(token({ sub: 'visitor' }))).not.toBe(anonymous)
  })

  test('is an anonymous visitor’s without one', () => {
    expect(ownerOf(undefined)).toBe(anonymous)
  })

  test('is never an anonymous visitor’s with one that cannot be read', () => {
    for (const wrong of ['a.%%%.c', token({}), token(null)]) {
      expect(ownerOf(wrong)).not.toBe(anonymous)
    }
  })
})

describe('a file', () => {
  const limits = { countMax: 2, bytesMax: 1000, types: ['image/png'] }
  const file = { name: 'a.png', contentType: 'image/png', bytes: 10 }

  test('that fits is taken, up to the number that the desk takes', () => {
    expect(whyNot(words.en, limits, file, 1)).toBeUndefined()
    expect(whyNot(words.en, limits, file, 2)).toBe('At most 2 files per message.')
  })

  test('that does not fit is told why', () => {
    expect(whyNot(words.en, limits, { ...file, bytes: 1001 }, 0)).toMatch(/larger/)
    expect(whyNot(words.en, limits, { ...file, bytes: 0 }, 0)).toMatch(/empty/)
    expect(whyNot(words.en, limits, { ...file, contentType: 'text/html' }, 0)).toMatch(/cannot be/)
  })
})
