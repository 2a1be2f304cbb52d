import { describe, expect, test } from 'vitest'
import { tableIndexes } from '../../../../../src/store/schema.ts'
import { freshPartition, requestsTo } from './requests.ts'
import { invalid, type Subject } from './subject.ts'

type IndexName = keyof typeof tableIndexes

export const indexesContract = (subject: Subject): void => {
  const { put, update, query, delete: remove } = requestsTo(subject)

  const read = (name: IndexName, partition: string, more: object = {}) =>
    query(
      '#p = :p',
      { ':p': partition },
      {
        IndexName: name,
        ExpressionAttributeNames: { '#p': tableIndexes[name].partition },
        ...more,
      },
    )
  const itemsOf = async (name: IndexName, partition: string, more: object = {}) => {
    const outcome = await read(name, partition, more)
    return 'Items' in outcome ? (outcome.Items as readonly Record<string, unknown>[]) : []
  }

  describe(`${subject.name}: an index`, () => {
    test('shows what it projects of the items that have both its keys', async () => {
      const pk = freshPartition()
      const card = { title: 'Li' }
      const item = {
        ...{ pk, sk: 'a', n: 1, card },
        ...{ ownerKey: pk, ownerRank: 'r', dueKey: pk, dueRank: 'r', dayKey: pk, dayRank: 'r' },
      }
      await put(item)
      await put({ pk, sk: 'b', ownerKey: pk, dueRank: 'r' })
      await put({ pk, sk: 'c', ownerKey: pk, ownerRank: 's' })
      const key = { pk, sk: 'a' }
      expect(await itemsOf('byOwner', pk)).toEqual([
        { ...key, ownerKey: pk, ownerRank: 'r', card },
        { pk, sk: 'c', ownerKey: pk, ownerRank: 's' },
      ])
      expect(await itemsOf('byDue', pk)).toEqual([{ ...key, dueKey: pk, dueRank: 'r' }])
      expect(await itemsOf('byDay', pk)).toEqual([item])
      expect(await itemsOf('spare', pk)).toEqual([])
    })

    test('follows its item', async () => {
      const pk = freshPartition()
      const key = { pk, sk: 'a' }
      const due = { dueKey: pk, dueRank: '5' }
      await put({ ...key, ...due })
      await update(key, 'SET dueRank = :r', { ':r': '7' })
      expect(await itemsOf('byDue', pk)).toEqual([{ ...key, dueKey: pk, dueRank: '7' }])
      await update(key, 'REMOVE dueRank')
      expect(await itemsOf('byDue', pk)).toEqual([])
      await put({ ...key, ...due })
      expect(await itemsOf('byDue', pk)).toEqual([{ ...key, ...due }])
      await remove(key)
      expect(await itemsOf('byDue', pk)).toEqual([])
    })

    test('sorts by its own key, and what is equal there by the table’s keys', async () => {
      const pk = freshPartition()
      const places = [
        { pk: `${pk}b`, sk: '1' },
        { pk: `${pk}a`, sk: '2' },
        { pk: `${pk}a`, sk: '1' },
        { pk: `${pk}c`, sk: '3' },
      ]
      for (const place of places) await put({ ...place, dueKey: pk, dueRank: 'r' })
      await put({ pk, sk: 'z', dueKey: pk, dueRank: 'a' })
      const order = (items: readonly Record<string, unknown>[]) =>
        items.map((item) => `${String(item.pk).slice(pk.length)}${item.sk}`)
      const forward = ['z', 'a1', 'a2', 'b1', 'c3']
      expect(order(await itemsOf('byDue', pk))).toEqual(forward)
      const backwards = await itemsOf('byDue', pk, { ScanIndexForward: false })
      expect(order(backwards)).toEqual([...forward].reverse())
    })

    test('is read in pages that neither lose nor repeat anything', async () => {
      const pk = freshPartition()
      for (let at = 0; at < 7; at += 1) {
        await put({ pk: `${pk}${at % 3}`, sk: `s${at}`, dueKey: pk, dueRank: `r${at % 2}` })
      }
      for (const isForward of [true, false]) {
        const asked = { Limit: 2, ScanIndexForward: isForward }
        const seen: Record<string, unknown>[] = []
        let start: unknown
        do {
          const page = await read('byDue', pk, { ...asked, ExclusiveStartKey: start })
          if (!('Items' in page)) throw new Error(`No page: ${JSON.stringify(page)}`)
          seen.push(...(page.Items as Record<string, unknown>[]))
          start = page.LastEvaluatedKey
          if (start !== undefined) expect(start).toEqual(seen.at(-1))
        } while (start !== undefined)
        const whole = await itemsOf('byDue', pk, { ScanIndexForward: isForward })
        expect(seen).toEqual(whole)
      }
    })

    test('goes on behind a place where nothing stands any more', async () => {
      const pk = freshPartition()
      for (const sk of ['a', 'b', 'c']) await put({ pk, sk, dueKey: pk, dueRank: `r${sk}` })
      await remove({ pk, sk: 'b' })
      const start = { ExclusiveStartKey: { pk, sk: 'b', dueKey: pk, dueRank: 'rb' } }
      expect((await itemsOf('byDue', pk, start)).map(({ sk }) => sk)).toEqual(['c'])
    })

    test('starts only from a key of the table and the index together', async () => {
      const pk = freshPartition()
      const wrong = [
        { pk, sk: 'a' },
        { dueKey: pk, dueRank: 'r' },
        { pk, sk: 'a', dueKey: pk },
      ]
      for (const start of wrong) {
        expect(await read('byDue', pk, { ExclusiveStartKey: start })).toEqual(invalid)
      }
    })

    test('has pages of 1 MB of what it projects', async () => {
      const pk = freshPartition()
      for (let at = 0; at < 12; at += 1) {
        const keys = { dueKey: pk, dueRank: 'r', dayKey: pk, dayRank: 'r' }
        await put({ pk, sk: `s${at + 10}`, t: 'x'.repeat(1e5), ...keys })
      }
      expect(await itemsOf('byDay', pk)).toHaveLength(10)
      expect(await itemsOf('byDue', pk)).toHaveLength(12)
    })
  })
}
