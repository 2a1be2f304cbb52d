import { describe, expect, test } from 'vitest'
import type { Key } from '../../../../../src/store/keys.ts'
import {
  checking,
  condition,
  deleting,
  freshKey,
  freshPartition,
  putting,
  requestsTo,
  updating,
} from './requests.ts'
import type { Outcome, Subject } from './subject.ts'

const byIndex = { ReturnConsumedCapacity: 'INDEXES' as const }
const total = { ReturnConsumedCapacity: 'TOTAL' as const }

const costOf = (outcome: Outcome): unknown =>
  'ConsumedCapacity' in outcome ? outcome.ConsumedCapacity : outcome

/** What a request over the table and these indexes costs, as a single write or a reading tells it. */
const cost = (table: number, indexes: Readonly<Record<string, number>> = {}) => {
  const units = (count: number) => ({ CapacityUnits: count })
  const shown = Object.entries(indexes).map(([name, count]) => [name, units(count)] as const)
  const sum = Object.values(indexes).reduce((all, count) => all + count, table)
  return {
    TableName: 'desk',
    ...units(sum),
    Table: units(table),
    ...(shown.length === 0 ? {} : { GlobalSecondaryIndexes: Object.fromEntries(shown) }),
  }
}

export const unitsContract = (subject: Subject): void => {
  const requests = requestsTo(subject)
  const put = async (item: object) => costOf(await requests.put(item, byIndex))
  const text = (kilobytes: number) => ({ t: 'x'.repeat(kilobytes * 1024 - 100) })
  const places = (key: Key, rank = '1') => ({
    due: { dueKey: key.pk, dueRank: rank },
    owner: { ownerKey: key.pk, ownerRank: rank },
    day: { dayKey: key.pk, dayRank: rank },
  })

  describe(`${subject.name}: a write costs`, () => {
    test('a unit for each KB of the larger of what was and what is', async () => {
      const key = freshKey()
      expect(await put({ ...key, ...text(1) })).toEqual(cost(1))
      expect(await put({ ...key, ...text(3) })).toEqual(cost(3))
      expect(await put({ ...key, ...text(2) })).toEqual(cost(3))
      const changed = await requests.update(key, 'SET n = :n', { ':n': 1 }, byIndex)
      expect(costOf(changed)).toEqual(cost(2))
      expect(costOf(await requests.delete(key, byIndex))).toEqual(cost(2))
      expect(costOf(await requests.delete(key, byIndex))).toEqual(cost(1))
      expect(costOf(await requests.update(key, 'REMOVE n', undefined, total))).toEqual({
        TableName: 'desk',
        CapacityUnits: 1,
      })
    })

    test('one in an index for a place that comes or goes, two for one that moves', async () => {
      const key = freshKey()
      const { due } = places(key)
      expect(await put({ ...key, ...due })).toEqual(cost(1, { byDue: 1 }))
      expect(await put({ ...key, ...due, n: 1 })).toEqual(cost(1))
      expect(await put({ ...key, ...due, dueRank: '2' })).toEqual(cost(1, { byDue: 2 }))
      expect(await put({ ...key, dueRank: '2' })).toEqual(cost(1, { byDue: 1 }))
      expect(await put({ ...key, ...due, ...text(5) })).toEqual(cost(5, { byDue: 1 }))
      expect(costOf(await requests.delete(key, byIndex))).toEqual(cost(5, { byDue: 1 }))
    })

    test('in an index what the index shows, when that changes', async () => {
      const key = freshKey()
      const { owner, day } = places(key)
      const card = { title: 'Li' }
      expect(await put({ ...key, ...owner, card })).toEqual(cost(1, { byOwner: 1 }))
      expect(await put({ ...key, ...owner, card, ...text(3) })).toEqual(cost(3))
      expect(await put({ ...key, ...owner, card: text(2) })).toEqual(cost(3, { byOwner: 2 }))
      expect(await put({ ...key, ...owner, card })).toEqual(cost(2, { byOwner: 2 }))
      expect(await put({ ...key, ...day, ...text(3) })).toEqual(cost(3, { byOwner: 1, byDay: 3 }))
      expect(await put({ ...key, ...day, n: 1 })).toEqual(cost(3, { byDay: 3 }))
      expect(await put({ ...key, ...day, n: 1 })).toEqual(cost(1))
      expect(await put({ ...key, ...places(key, '2').day })).toEqual(cost(1, { byDay: 2 }))
    })

    test('the same in a batch, added up', async () => {
      const [first, second] = [freshKey(), freshKey()]
      const item = { ...first, ...places(first).due, ...text(2) }
      const batch = [{ PutRequest: { Item: item } }, { DeleteRequest: { Key: { ...second } } }]
      expect(costOf(await requests.batchWrite(batch, byIndex))).toEqual([cost(3, { byDue: 1 })])
    })
  })

  describe(`${subject.name}: a transaction costs`, () => {
    const twice = (kind: string, table: number, indexes: Readonly<Record<string, number>> = {}) => {
      const units = (count: number) => ({ CapacityUnits: count, [kind]: count })
      const shown = Object.entries(indexes).map(([name, count]) => [name, units(count)] as const)
      const sum = Object.values(indexes).reduce((all, count) => all + count, table)
      return [
        {
          TableName: 'desk',
          ...units(sum),
          Table: units(table),
          ...(shown.length === 0 ? {} : { GlobalSecondaryIndexes: Object.fromEntries(shown) }),
        },
      ]
    }

    test('the table twice, its indexes once', async () => {
      const [first, second, third, fourth] = [freshKey(), freshKey(), freshKey(), freshKey()]
      await requests.put({ ...second, ...places(second).due, ...text(2) })
      const outcome = await requests.transact(
        [
          putting({ ...first, ...text(3) }),
          updating(second, 'SET dueRank = :r', { ':r': '7' }),
          deleting(third),
          checking(fourth, 'attribute_not_exists(pk)'),
        ],
        byIndex,
      )
      expect(costOf(outcome)).toEqual(twice('WriteCapacityUnits', 14, { byDue: 2 }))
    })

    test('the reading of its items when it was done before', async () => {
      const key = freshKey()
      const token = { ClientRequestToken: key.pk, ...byIndex }
      await requests.transact([putting(key)], token)
      const again = await requests.transact([putting(key)], token)
      expect(costOf(again)).toEqual(twice('ReadCapacityUnits', 2))
    })

    test('and tells no more than its sum when asked for that', async () => {
      const outcome = await requests.transact([putting(freshKey())], total)
      expect(costOf(outcome)).toEqual([
        { TableName: 'desk', CapacityUnits: 2, WriteCapacityUnits: 2 },
      ])
    })
  })

  describe(`${subject.name}: a reading costs`, () => {
    const consistently = { ConsistentRead: true }

    test('half a unit for each 4 KB, a whole one consistently, whether something is there or not', async () => {
      const [key, missing] = [freshKey(), freshKey()]
      await requests.put({ ...key, ...text(6) })
      expect(costOf(await requests.get(key, byIndex))).toEqual(cost(1))
      expect(costOf(await requests.get(key, { ...byIndex, ...consistently }))).toEqual(cost(2))
      expect(costOf(await requests.get(missing, byIndex))).toEqual(cost(0.5))
      const batch = await requests.batchGet([key, missing], consistently, byIndex)
      expect(costOf(batch)).toEqual([cost(3)])
    })

    test('in a query what was read together', async () => {
      const pk = freshPartition()
      for (const sk of ['a', 'b', 'c', 'd', 'e']) await requests.put({ pk, sk, ...text(1) })
      const read = async (more: object) =>
        costOf(await requests.query('pk = :p', { ':p': pk }, { ...byIndex, ...more }))
      expect(await read({})).toEqual(cost(1))
      expect(await read(consistently)).toEqual(cost(2))
      expect(await read({ Limit: 3 })).toEqual(cost(0.5))
      expect(await read({ ExclusiveStartKey: { pk, sk: 'e' } })).toEqual(cost(0.5))
    })

    test('in an index what it shows', async () => {
      const pk = freshPartition()
      const { due, day } = places({ pk, sk: '' })
      for (const sk of ['a', 'b', 'c']) await requests.put({ pk, sk, ...due, ...day, ...text(4) })
      const read = async (IndexName: string, key: string) =>
        costOf(await requests.query(`${key} = :p`, { ':p': pk }, { IndexName, ...byIndex }))
      expect(await read('byDue', 'dueKey')).toEqual(cost(0, { byDue: 0.5 }))
      expect(await read('byDay', 'dayKey')).toEqual(cost(0, { byDay: 1.5 }))
    })
  })

  test(`${subject.name}: nothing is told of costs that nobody asks for`, async () => {
    const key = freshKey()
    const none = { ReturnConsumedCapacity: 'NONE' }
    expect(await requests.put(key, none)).toEqual({})
    expect(await requests.put(key, { ...none, ...condition('attribute_exists(pk)') })).toEqual({})
  })
}
