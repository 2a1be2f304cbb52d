import { describe, expect, test } from 'vitest'
import { freshKey, requestsTo } from './requests.ts'
import { invalid, type Subject } from './subject.ts'

type Values = Readonly<Record<string, unknown>>
type Names = Readonly<Record<string, string>>

const before = {
  n: 5,
  s: 'abc',
  b: true,
  z: null,
  l: [1, 'a'],
  m: { a: 1, b: { c: 'x' } },
}

/** The expression, what it is given, and what differs afterwards; undefined for what is gone. */
const right: readonly (readonly [string, Values | undefined, object, Names?])[] = [
  ['SET n = :a', { ':a': 'x' }, { n: 'x' }],
  ['SET q = :a, #l = :a', { ':a': 1 }, { q: 1, load: 1 }, { '#l': 'load' }],
  ['SET q = :a', { ':a': { a: [1, undefined, { b: undefined }] } }, { q: { a: [1, {}] } }],
  ['SET n = s, s = n', undefined, { n: 'abc', s: 5 }],
  ['SET n = n + :a, q = n', { ':a': 2 }, { n: 7, q: 5 }],
  ['SET n = n - :a', { ':a': 7 }, { n: -2 }],
  ['SET n = :a + :b', { ':a': 7, ':b': 8 }, { n: 15 }],
  ['SET n = if_not_exists(n, :a)', { ':a': 9 }, {}],
  ['SET q = if_not_exists(q, :a)', { ':a': 9 }, { q: 9 }],
  ['SET z = if_not_exists(z, :a)', { ':a': 9 }, {}],
  ['SET q = if_not_exists(n, :a), r = if_not_exists(nope, s)', { ':a': 1 }, { q: 5, r: 'abc' }],
  ['SET q = if_not_exists(q, if_not_exists(n, :a)) + :a', { ':a': 1 }, { q: 6 }],
  ['SET l = list_append(l, :a)', { ':a': [2] }, { l: [1, 'a', 2] }],
  ['SET l = list_append(:a, if_not_exists(q, :a))', { ':a': [2] }, { l: [2, 2] }],
  ['SET m.q = :a, m.a = m.a + :a', { ':a': 1 }, { m: { a: 2, b: { c: 'x' }, q: 1 } }],
  ['REMOVE n, s', undefined, { n: undefined, s: undefined }],
  ['REMOVE nope', undefined, {}],
  ['REMOVE m.b.c, m.q', undefined, { m: { a: 1, b: {} } }],
  ['ADD n :a, q :a', { ':a': -2 }, { n: 3, q: -2 }],
  ['ADD m.a :a, m.q :a', { ':a': 1 }, { m: { a: 2, b: { c: 'x' }, q: 1 } }],
  ['set n = :a remove s add q :a', { ':a': 7 }, { n: 7, s: undefined, q: 7 }],
  ['REMOVE s SET n = :a', { ':a': 7 }, { n: 7, s: undefined }],
]

const wrong: readonly (readonly [string, Values?, Names?])[] = [
  [''],
  ['SET'],
  ['SET n ='],
  ['SET n = :a,', { ':a': 1 }],
  ['SET n = :a q = :a', { ':a': 1 }],
  ['SETT n = :a', { ':a': 1 }],
  ['SET n = :a SET s = :a', { ':a': 1 }],
  ['SET :a = :a', { ':a': 1 }],
  ['SET n = :a'],
  ['SET n = :a', { ':a': 1, ':b': 1 }],
  ['SET n = :a', { ':a': 1 }, { '#n': 'n' }],
  ['SET #n = :a', { ':a': 1 }],
  ['SET name = :a', { ':a': 1 }],
  ['SET n = nope'],
  ['SET n = nope + :a', { ':a': 1 }],
  ['SET n = s + :a', { ':a': 1 }],
  ['SET n = b + :a', { ':a': 1 }],
  ['SET n = n + :a', { ':a': 'x' }],
  ['SET n = n + :a + :a', { ':a': 1 }],
  ['SET n = if_not_exists(nope, :b) + :a', { ':a': 1, ':b': 'x' }],
  ['SET l = list_append(s, :a)', { ':a': [1] }],
  ['SET l = list_append(l, :a)', { ':a': 1 }],
  ['SET n = size(s)'],
  ['SET q.r = :a', { ':a': 1 }],
  ['SET s.q = :a', { ':a': 1 }],
  ['SET n = :a REMOVE n', { ':a': 1 }],
  ['SET n = :a ADD n :a', { ':a': 1 }],
  ['SET m = :a, m.a = :a', { ':a': 1 }],
  ['SET m = :a, #m = :a', { ':a': 1 }, { '#m': 'm' }],
  ['SET m.a = :a, m.a.b = :a', { ':a': 1 }],
  ['ADD n :a', { ':a': 'x' }],
  ['ADD s :a', { ':a': 1 }],
  ['ADD z :a', { ':a': 1 }],
  ['ADD q.r :a', { ':a': 1 }],
  ['ADD q n'],
  ['REMOVE :a', { ':a': 1 }],
  ['SET pk = :a', { ':a': 'x' }],
  ['SET pk.a = :a', { ':a': 'x' }],
  ['REMOVE sk'],
  ['ADD sk :a', { ':a': 1 }],
  ['ADD dueRank :a', { ':a': 1 }],
]

export const updatesContract = (subject: Subject): void => {
  const { put, update, item } = requestsTo(subject)

  const updated = async (text: string, values?: Values, names?: Names) => {
    const key = freshKey()
    await put({ ...key, ...before })
    const named = names === undefined ? {} : { ExpressionAttributeNames: { ...names } }
    return { key, outcome: await update(key, text, values, named) }
  }

  describe(`${subject.name}: an update`, () => {
    for (const [text, values, change, names] of right) {
      test(`${text} ${JSON.stringify(values ?? {})}`, async () => {
        const { key, outcome } = await updated(text, values, names)
        expect(outcome).toEqual({})
        expect(await item(key)).toEqual({ ...key, ...before, ...change })
      })
    }

    for (const [text, values, names] of wrong) {
      test(`is refused and changes nothing: ${text} ${JSON.stringify(values ?? {})}`, async () => {
        const { key, outcome } = await updated(text, values, names)
        expect(outcome).toEqual(invalid)
        expect(await item(key)).toEqual({ ...key, ...before })
      })
    }

    test('makes an item where there is none, even of nothing', async () => {
      const [first, second] = [freshKey(), freshKey()]
      await update(first, 'SET n = if_not_exists(n, :a) ADD q :a', { ':a': 1 })
      expect(await item(first)).toEqual({ ...first, n: 1, q: 1 })
      await update(second, 'REMOVE n')
      expect(await item(second)).toEqual(second)
    })
  })

  describe(`${subject.name}: what an update tells`, () => {
    const telling = async (returned: string) => {
      const key = freshKey()
      await put({ ...key, n: 1, s: 'x' })
      const text = 'SET q = :a REMOVE s ADD n :a'
      const outcome = await update(key, text, { ':a': 1 }, { ReturnValues: returned })
      return { key, outcome }
    }

    test('is nothing, all or what it changed, before or after', async () => {
      expect((await telling('NONE')).outcome).toEqual({})
      const old = await telling('ALL_OLD')
      expect(old.outcome).toEqual({ Attributes: { ...old.key, n: 1, s: 'x' } })
      const all = await telling('ALL_NEW')
      expect(all.outcome).toEqual({ Attributes: { ...all.key, n: 2, q: 1 } })
      expect((await telling('UPDATED_NEW')).outcome).toEqual({ Attributes: { n: 2, q: 1 } })
      expect((await telling('UPDATED_OLD')).outcome).toEqual({ Attributes: { n: 1, s: 'x' } })
    })

    test('is nothing where nothing of it is there', async () => {
      const key = freshKey()
      await put({ ...key, n: 1 })
      expect(await update(key, 'REMOVE n', undefined, { ReturnValues: 'UPDATED_NEW' })).toEqual({})
      const asked = { ReturnValues: 'UPDATED_OLD' }
      expect(await update(key, 'SET q = :a', { ':a': 1 }, asked)).toEqual({})
    })
  })
}
