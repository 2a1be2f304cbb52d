import { describe, expect, test } from 'vitest'
import { reservedWords } from '../expression/reserved-words.ts'
import { condition, freshKey, requestsTo } from './requests.ts'
import { failed, invalid, type Subject } from './subject.ts'

type Values = Readonly<Record<string, unknown>>
type Names = Readonly<Record<string, string>>
type Case = readonly [text: string, values?: Values | undefined, names?: Names]

const here = {
  n: 5,
  s: 'abc',
  b: true,
  z: null,
  l: [1, 'a', { x: 1 }],
  m: { a: 1, b: { c: 'x' } },
}

/** Hold for the item above. */
const holding: readonly Case[] = [
  ['n = :a', { ':a': 5 }],
  ['n=:a', { ':a': 5 }],
  [':a = n', { ':a': 5 }],
  ['n <> :a', { ':a': '5' }],
  ['nope <> :a', { ':a': 1 }],
  ['n < :a', { ':a': 6 }],
  ['n <= :a AND n >= :a', { ':a': 5 }],
  ['s > :a', { ':a': 'abB' }],
  ['n BETWEEN :a AND :b', { ':a': 5, ':b': 7 }],
  ['s BETWEEN :a AND :b', { ':a': 'a', ':b': 'b' }],
  ['n IN (:a, :b)', { ':a': 'x', ':b': 5 }],
  ['z = :a', { ':a': null }],
  ['l = :a', { ':a': [1, 'a', { x: 1 }] }],
  ['m = :a', { ':a': { b: { c: 'x' }, a: 1 } }],
  ['m.b.c = :a', { ':a': 'x' }],
  ['#m.#b.c = :a', { ':a': 'x' }, { '#m': 'm', '#b': 'b' }],
  ['m.b.c <> m.a'],
  ['attribute_exists(m.b)'],
  ['attribute_exists(z)'],
  ['attribute_not_exists(m.b.q.r)'],
  ['attribute_not_exists(s.x)'],
  ['attribute_exists (pk)'],
  ['begins_with(s, :a)', { ':a': 'ab' }],
  ['begins_with(s, :a)', { ':a': '' }],
  ['begins_with(:a, s)', { ':a': 'abcd' }],
  ['contains(s, :a)', { ':a': 'bc' }],
  ['contains(l, :a)', { ':a': { x: 1 } }],
  ['NOT n = :a', { ':a': 1 }],
  ['not n = :a and s = :b', { ':a': 1, ':b': 'abc' }],
  ['NOT (n = :a OR s = :b)', { ':a': 1, ':b': 'q' }],
  ['n = :a OR s = :b AND b = :b', { ':a': 5, ':b': 'no' }],
  ['(n = :a) AND (s = :b OR n = :b)', { ':a': 5, ':b': 'abc' }],
  ['NOT nope < :a', { ':a': 1 }],
  ['NOT nope IN (:a)', { ':a': 1 }],
]

/** Are right, and do not hold for the item above. */
const failing: readonly Case[] = [
  ['n = :a', { ':a': '5' }],
  ['n < :a', { ':a': 'x' }],
  ['n < :a', { ':a': 5 }],
  ['nope = :a', { ':a': 1 }],
  ['nope < :a', { ':a': 1 }],
  ['nope BETWEEN :a AND :b', { ':a': 1, ':b': 2 }],
  ['n BETWEEN :a AND :b', { ':a': 'a', ':b': 'b' }],
  ['s BETWEEN n AND :a', { ':a': 'z' }],
  ['nope IN (:a)', { ':a': 1 }],
  ['z = :a', { ':a': false }],
  ['l = :a', { ':a': [1, 'a'] }],
  ['m = :a', { ':a': { a: 1 } }],
  ['#mb = :a', { ':a': 'x' }, { '#mb': 'm.b.c' }],
  ['contains(s, :a)', { ':a': 1 }],
  ['contains(m, :a)', { ':a': 'a' }],
  ['contains(nope, :a)', { ':a': 1 }],
  ['begins_with(n, s)'],
  ['begins_with(s, :a)', { ':a': 'b' }],
  ['NOT NOT n = :a', { ':a': 1 }],
]

/** Are refused, whatever the item. */
const wrong: readonly Case[] = [
  [''],
  ['n'],
  ['n ='],
  ['n = :a', undefined],
  ['n = :a', {}],
  ['n = :a', { ':a': 5, ':b': 2 }],
  ['n = :a', { ':b': 1 }],
  ['n = :a', { ':a': undefined }],
  ['n = :a', { ':a': 5 }, { '#b': 'b' }],
  ['#n = :a', { ':a': 1 }],
  ['n == :a', { ':a': 1 }],
  ['n = 5'],
  ["s = 'x'"],
  ['n = :a;', { ':a': 1 }],
  ['n = :a AND', { ':a': 1 }],
  ['n = :a s = :a', { ':a': 1 }],
  ['(n = :a', { ':a': 1 }],
  ['((n = :a))', { ':a': 1 }],
  ['n IN :a', { ':a': 1 }],
  ['n IN ()'],
  ['n BETWEEN :b AND :a', { ':a': 1, ':b': 2 }],
  ['n BETWEEN :a AND :b', { ':a': 1, ':b': 'x' }],
  ['begins_with(s, :a)', { ':a': 5 }],
  ['contains(s, s)'],
  ['exists(n)'],
  ['attribute_exists(:a)', { ':a': 1 }],
  ['attribute_exists(n, s)'],
  ['attribute_exists()'],
  ['attribute_exists(n'],
  ['name = :a', { ':a': 1 }],
]

const said = ([text, values]: Case): string => `${text} ${JSON.stringify(values ?? {})}`

export const conditionsContract = (subject: Subject): void => {
  const { put, delete: remove } = requestsTo(subject)

  /** What comes of a put over the item above under this condition. */
  const outcome = async ([text, values, names]: Case) => {
    const key = freshKey()
    await put({ ...key, ...here })
    return put({ ...key, ...here }, condition(text, values, names))
  }

  describe(`${subject.name}: a condition`, () => {
    for (const one of holding) {
      test(`holds: ${said(one)}`, async () => {
        expect(await outcome(one)).toEqual({})
      })
    }

    for (const one of failing) {
      test(`does not hold: ${said(one)}`, async () => {
        expect(await outcome(one)).toEqual(failed)
      })
    }

    for (const one of wrong) {
      test(`is refused: ${said(one)}`, async () => {
        expect(await outcome(one)).toEqual(invalid)
      })
    }

    test('of an item that is not there finds nothing', async () => {
      expect(await remove(freshKey(), condition('attribute_not_exists(pk)'))).toEqual({})
      expect(await remove(freshKey(), condition('attribute_exists(pk)'))).toEqual(failed)
      expect(await remove(freshKey(), condition('n <> :a', { ':a': 1 }))).toEqual({})
      expect(await remove(freshKey(), condition('NOT n = :a', { ':a': 1 }))).toEqual({})
    })

    test('compares text by its bytes', async () => {
      const key = freshKey()
      await put({ ...key, s: '\u{1f600}' })
      expect(await remove(key, condition('s > :a', { ':a': '\uff5e' }))).toEqual({})
    })

    test('cannot say a reserved word, in any case', async () => {
      const words = [...reservedWords].flatMap((word) => [word, word.toLowerCase()])
      const outcomes = await Promise.all(
        words.map((word) => remove(freshKey(), condition(`attribute_not_exists(${word})`))),
      )
      expect(words.filter((_, at) => !('fault' in (outcomes[at] ?? {})))).toEqual([])
    })

    test('may say the names that the desk says outright', async () => {
      const said = 'pk filed delivery leaseUntil claimedAs surveyedAt dueKey version'.split(' ')
      for (const name of said) {
        const missing = condition(`attribute_not_exists(${name})`)
        expect(await remove(freshKey(), missing)).toEqual({})
      }
    })
  })

  describe(`${subject.name}: a request without an expression`, () => {
    test('gives no names and no values', async () => {
      const values = { ExpressionAttributeValues: { ':a': 1 } }
      expect(await put(freshKey(), values)).toEqual(invalid)
      expect(await put(freshKey(), { ExpressionAttributeNames: { '#a': 'a' } })).toEqual(invalid)
    })
  })
}
