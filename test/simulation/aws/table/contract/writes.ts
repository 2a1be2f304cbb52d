import { describe, expect, test } from 'vitest'
import { condition, freshKey, requestsTo } from './requests.ts'
import { failed, invalid, type Subject } from './subject.ts'

const kilobyte = 1024

/** What stands in an item of exactly so many bytes beside its key. */
const filled = (bytes: number, key: { readonly pk: string; readonly sk: string }) =>
  'x'.repeat(bytes - key.pk.length - key.sk.length - 'pk'.length - 'sk'.length - 't'.length)

export const writesContract = (subject: Subject): void => {
  const { put, update, get, item, delete: remove } = requestsTo(subject)

  describe(`${subject.name}: an item`, () => {
    test('is read as it was put, without what was undefined', async () => {
      const key = freshKey()
      const values = { n: 1.5, s: '', b: false, z: null, l: [1, undefined, { a: [] }], m: {} }
      expect(await put({ ...key, ...values, u: undefined })).toEqual({})
      expect(await get(key)).toEqual({ Item: { ...key, ...values, l: [1, { a: [] }] } })
      expect(await get(freshKey())).toEqual({})
    })

    test('is replaced as a whole, and what stood there is told when asked', async () => {
      const key = freshKey()
      expect(await put({ ...key, a: 1 }, { ReturnValues: 'ALL_OLD' })).toEqual({})
      expect(await put({ ...key, b: 2 }, { ReturnValues: 'ALL_OLD' })).toEqual({
        Attributes: { ...key, a: 1 },
      })
      expect(await item(key)).toEqual({ ...key, b: 2 })
    })

    test('is deleted, there or not', async () => {
      const key = freshKey()
      await put({ ...key, a: 1 })
      expect(await remove(key, { ReturnValues: 'ALL_OLD' })).toEqual({
        Attributes: { ...key, a: 1 },
      })
      expect(await remove(key, { ReturnValues: 'ALL_OLD' })).toEqual({})
      expect(await get(key)).toEqual({})
    })

    test('answers only what its kind of write can tell', async () => {
      const key = freshKey()
      expect(await put(key, { ReturnValues: 'ALL_NEW' })).toEqual(invalid)
      expect(await remove(key, { ReturnValues: 'UPDATED_OLD' })).toEqual(invalid)
      expect(await update(key, 'SET a = :a', { ':a': 1 }, { ReturnValues: 'ALL' })).toEqual(invalid)
    })

    test('is 400 KB at most', async () => {
      const key = freshKey()
      expect(await put({ ...key, t: filled(400 * kilobyte, key) })).toEqual({})
      expect(await put({ ...key, t: filled(400 * kilobyte + 1, key) })).toEqual(invalid)
      expect(await update(key, 'SET u = :u', { ':u': 'x' })).toEqual(invalid)
      expect(await update(key, 'SET t = :t', { ':t': 'x' })).toEqual({})
      const half = { ':h': 'x'.repeat(210 * kilobyte) }
      expect(await update(key, 'SET t = :h, u = :h', half)).toEqual(invalid)
      expect(await update(key, 'SET t = :h', half)).toEqual({})
      expect(await update(key, 'SET u = t')).toEqual(invalid)
    })

    test('counts the bytes of what it says, not the characters', async () => {
      const key = freshKey()
      expect(await put({ ...key, t: '李'.repeat(130 * kilobyte) })).toEqual({})
      expect(await put({ ...key, t: '李'.repeat(140 * kilobyte) })).toEqual(invalid)
    })

    /** What a number weighs, with its name. */
    const weights: readonly (readonly [number, number])[] = [
      [0, 2],
      [7, 3],
      [-7, 4],
      [123, 4],
      [1200, 3],
      [1772438400000, 6],
      [1.5, 4],
      [0.05, 3],
      [12.345, 5],
      [-0.25, 4],
      [1.5e-9, 3],
    ]
    test.each(weights)('with the number %d weighs %d bytes more', async (n, bytes) => {
      const key = freshKey()
      const text = (more: number) => filled(400 * kilobyte - bytes + more, key)
      expect(await put({ ...key, n, t: text(0) })).toEqual({})
      expect(await put({ ...key, n, t: text(1) })).toEqual(invalid)
    })

    test('nests 32 values deep and no deeper', async () => {
      const nested = (depth: number): unknown => (depth === 1 ? 'x' : { a: nested(depth - 1) })
      expect(await put({ ...freshKey(), m: nested(32) })).toEqual({})
      expect(await put({ ...freshKey(), m: nested(33) })).toEqual(invalid)
    })

    test('holds no number that is none', async () => {
      expect(await put({ ...freshKey(), n: Number.NaN })).toEqual({ fault: 'Error' })
      expect(await put({ ...freshKey(), n: 2 ** 60 })).toEqual({ fault: 'Error' })
    })
  })

  describe(`${subject.name}: a key`, () => {
    const wrong: readonly (readonly [string, object])[] = [
      ['misses its sort key', { pk: 'a' }],
      ['has an empty partition key', { pk: '', sk: 'a' }],
      ['has an empty sort key', { pk: 'a', sk: '' }],
      ['is a number', { pk: 1, sk: 'a' }],
      ['is too long', { pk: 'x'.repeat(2049), sk: 'a' }],
      ['sorts by too long a text', { pk: 'a', sk: 'x'.repeat(1025) }],
    ]
    test.each(wrong)('that %s is refused', async (_, key) => {
      expect(await put({ ...key })).toEqual(invalid)
      expect(await get(key)).toEqual(invalid)
      expect(await remove(key as never)).toEqual(invalid)
      expect(await update(key as never, 'SET a = :a', { ':a': 1 })).toEqual(invalid)
    })

    test('is nothing but a key', async () => {
      expect(await get({ ...freshKey(), a: 1 })).toEqual(invalid)
      expect(await remove({ ...freshKey(), a: 1 } as never)).toEqual(invalid)
    })

    test.each([[5], [null], [''], [true], [{}]])('of an index is no %j', async (value) => {
      const key = freshKey()
      expect(await put({ ...key, dueKey: value, dueRank: 'r' })).toEqual(invalid)
      expect(await put({ ...key, dueRank: value })).toEqual(invalid)
      expect(await update(key, 'SET dueKey = :v', { ':v': value })).toEqual(invalid)
      expect(await get(key)).toEqual({})
    })
  })

  describe(`${subject.name}: a condition that fails`, () => {
    test('leaves everything as it was', async () => {
      const key = freshKey()
      await put({ ...key, a: 1 })
      const isNew = condition('attribute_not_exists(pk)')
      expect(await put({ ...key, a: 2 }, isNew)).toEqual(failed)
      expect(await remove(key, isNew)).toEqual(failed)
      expect(await update(key, 'SET a = :a', { ':a': 2 }, isNew)).toEqual(failed)
      expect(await item(key)).toEqual({ ...key, a: 1 })
    })

    test('tells what stands there when asked, with its types', async () => {
      const key = freshKey()
      const asked = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }
      const exists = { ...condition('attribute_exists(pk)'), ...asked }
      expect(await put(key, exists)).toEqual(failed)
      await put({ ...key, a: 1 })
      const isNew = { ...condition('attribute_not_exists(pk)'), ...asked }
      const typed = { pk: { S: key.pk }, sk: { S: key.sk }, a: { N: '1' } }
      expect(await put(key, isNew)).toEqual({ ...failed, item: typed })
    })

    test('comes before what the update would find wrong with the item, and after what the put has wrong', async () => {
      const key = freshKey()
      await put({ ...key, s: 'text' })
      const isNew = condition('attribute_not_exists(pk)')
      const one = { ':one': 1 }
      expect(await update(key, 'SET a = s + :one', one, isNew)).toEqual(failed)
      expect(await update(key, 'SET a = nope + :one', one, isNew)).toEqual(failed)
      expect(await update(key, 'SET a.b = :one', one, isNew)).toEqual(failed)
      expect(await update(key, 'SET dueKey = :one', one, isNew)).toEqual(failed)
      expect(await put({ ...key, dueKey: 1 }, isNew)).toEqual(invalid)
    })
  })
}
