import { describe, expect, test } from 'vitest'
import { freshPartition, requestsTo } from './requests.ts'
import { invalid, type Outcome, type Subject } from './subject.ts'

/** The sort keys of an answer. */
const sorts = (outcome: Outcome) =>
  'Items' in outcome ? (outcome.Items as readonly { sk: string }[]).map(({ sk }) => sk) : outcome

const next = (outcome: Outcome) =>
  'LastEvaluatedKey' in outcome ? (outcome.LastEvaluatedKey as Record<string, unknown>) : undefined

/** In the order of their bytes: what takes two code units comes last. */
const all = ['Z', 'a', 'b', 'c1', 'c2', 'é', '\uff5e', '\u{1f600}']

export const queriesContract = (subject: Subject): void => {
  const { put, query } = requestsTo(subject)

  const filled = async () => {
    const pk = freshPartition()
    for (const sk of [...all].reverse()) await put({ pk, sk })
    await put({ pk: freshPartition(), sk: 'b' })
    return pk
  }
  const within = (pk: string, text: string, values: object, more = {}) =>
    query(`pk = :p AND ${text}`, { ':p': pk, ...values }, more)

  describe(`${subject.name}: a query`, () => {
    test('reads a partition in the order of bytes, or backwards', async () => {
      const pk = await filled()
      const outcome = await query('pk = :p', { ':p': pk })
      expect(sorts(outcome)).toEqual(all)
      expect(outcome).toMatchObject({ Count: 8, ScannedCount: 8 })
      expect(next(outcome)).toBeUndefined()
      const backwards = await query('pk = :p', { ':p': pk }, { ScanIndexForward: false })
      expect(sorts(backwards)).toEqual([...all].reverse())
    })

    test('of nothing answers nothing', async () => {
      const empty = await query('pk = :p', { ':p': freshPartition() })
      expect(empty).toEqual({ Items: [], Count: 0, ScannedCount: 0 })
    })

    test('reads what its sort key allows', async () => {
      const pk = await filled()
      const values = { ':c': 'c1' }
      expect(sorts(await within(pk, 'sk = :c', values))).toEqual(['c1'])
      expect(sorts(await within(pk, 'sk < :c', values))).toEqual(all.slice(0, 3))
      expect(sorts(await within(pk, 'sk <= :c', values))).toEqual(all.slice(0, 4))
      expect(sorts(await within(pk, 'sk > :c', values))).toEqual(all.slice(4))
      expect(sorts(await within(pk, 'sk >= :c', values))).toEqual(all.slice(3))
      expect(sorts(await within(pk, 'begins_with(sk, :c)', { ':c': 'c' }))).toEqual(['c1', 'c2'])
      const bounds = { ':a': 'aa', ':b': 'c1' }
      expect(sorts(await within(pk, 'sk BETWEEN :a AND :b', bounds))).toEqual(['b', 'c1'])
      expect(sorts(await within(pk, 'sk > :c', { ':c': '\uff5e' }))).toEqual(['\u{1f600}'])
    })

    test('may say its keys the other way round, by other names and in parentheses', async () => {
      const pk = await filled()
      const values = { ':p': pk, ':c': 'c' }
      expect(sorts(await query('begins_with(sk, :c) AND pk = :p', values))).toEqual(['c1', 'c2'])
      const names = { ExpressionAttributeNames: { '#p': 'pk', '#s': 'sk' } }
      expect(sorts(await query('#p = :p AND #s < :c', values, names))).toEqual(['Z', 'a', 'b'])
      expect(sorts(await query('(pk = :p) AND (sk < :c)', values))).toEqual(['Z', 'a', 'b'])
    })

    test('stops at its limit and says where, even if nothing follows', async () => {
      const pk = await filled()
      const read = (limit: number, more = {}) =>
        within(pk, 'begins_with(sk, :c)', { ':c': 'c' }, { Limit: limit, ...more })
      expect(sorts(await read(1))).toEqual(['c1'])
      expect(next(await read(1))).toEqual({ pk, sk: 'c1' })
      expect(next(await read(2))).toEqual({ pk, sk: 'c2' })
      expect(next(await read(3))).toBeUndefined()
      const backwards = await read(1, { ScanIndexForward: false })
      expect([sorts(backwards), next(backwards)]).toEqual([['c2'], { pk, sk: 'c2' }])
    })

    test('goes on behind any place in its range, whether something stands there or not', async () => {
      const pk = await filled()
      const behind = (sk: string, more = {}) =>
        query('pk = :p', { ':p': pk }, { ExclusiveStartKey: { pk, sk }, ...more })
      expect(sorts(await behind('b'))).toEqual(all.slice(3))
      expect(sorts(await behind('bb'))).toEqual(all.slice(3))
      expect(sorts(await behind('\u{1f600}'))).toEqual([])
      expect(sorts(await behind('b', { ScanIndexForward: false }))).toEqual(['a', 'Z'])
      expect(sorts(await behind('b', { Limit: 1 }))).toEqual(['c1'])
    })

    test('answers 1 MB at most', async () => {
      const pk = freshPartition()
      for (let at = 0; at < 12; at += 1) await put({ pk, sk: `s${at + 10}`, t: 'x'.repeat(1e5) })
      const first = await query('pk = :p', { ':p': pk })
      expect(sorts(first)).toHaveLength(10)
      expect(next(first)).toEqual({ pk, sk: 's19' })
      const start = { ExclusiveStartKey: next(first) }
      expect(sorts(await query('pk = :p', { ':p': pk }, start))).toEqual(['s20', 's21'])
    })

    test('answers a whole MB, and says where it stopped only if something follows', async () => {
      const pk = freshPartition()
      const t = 'x'.repeat(256 * 1024 - pk.length - 6)
      for (const sk of ['a', 'b', 'c', 'd']) await put({ pk, sk, t })
      const whole = await query('pk = :p', { ':p': pk })
      expect([sorts(whole), next(whole)]).toEqual([['a', 'b', 'c', 'd'], undefined])
      await put({ pk, sk: 'e', t })
      expect(next(await query('pk = :p', { ':p': pk }))).toEqual({ pk, sk: 'd' })
    })
  })

  describe(`${subject.name}: a query that is wrong`, () => {
    const wrong: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
      ['', { ':p': 'a' }],
      ['sk = :p', { ':p': 'a' }],
      ['pk < :p', { ':p': 'a' }],
      ['pk = :p AND pk = :p', { ':p': 'a' }],
      ['pk = :p AND sk > :p AND sk < :p', { ':p': 'a' }],
      ['pk = :p OR sk = :p', { ':p': 'a' }],
      ['NOT pk = :p', { ':p': 'a' }],
      ['pk = :p AND sk <> :p', { ':p': 'a' }],
      ['pk = :p AND sk IN (:p)', { ':p': 'a' }],
      ['pk = :p AND attribute_exists(sk)', { ':p': 'a' }],
      ['pk = :p AND contains(sk, :p)', { ':p': 'a' }],
      ['pk = :p AND n = :p', { ':p': 'a' }],
      ['pk = :p AND sk BETWEEN :b AND :a', { ':p': 'a', ':a': 'a', ':b': 'b' }],
      ['pk = :p', { ':p': 'a', ':q': 'a' }],
      ['pk = :p AND sk = :q', { ':p': 'a' }],
      ['pk = sk', {}],
    ]
    for (const [text, values] of wrong) {
      test(`is refused: ${text} ${JSON.stringify(values)}`, async () => {
        const given = Object.keys(values).length === 0 ? undefined : values
        expect(await query(text, given)).toEqual(invalid)
      })
    }

    test('reads no index that is not there, none consistently, and no less than one item', async () => {
      const values = { ':p': 'a' }
      expect(await query('pk = :p', values, { IndexName: 'nope' })).toEqual(invalid)
      const consistent = { IndexName: 'byDue', ConsistentRead: true }
      expect(await query('dueKey = :p', values, consistent)).toEqual(invalid)
      expect(await query('pk = :p', values, { IndexName: 'byDue' })).toEqual(invalid)
      expect(await query('pk = :p', values, { Limit: 0 })).toEqual(invalid)
    })

    test('does not start where there is no key', async () => {
      const from = (start: Record<string, unknown>) =>
        query('pk = :p', { ':p': 'a' }, { ExclusiveStartKey: start })
      expect(await from({ pk: 'a' })).toEqual(invalid)
      expect(await from({ pk: 'a', sk: 'b', n: 'c' })).toEqual(invalid)
      expect(await from({ pk: 'a', sk: 1 })).toEqual(invalid)
    })
  })
}
