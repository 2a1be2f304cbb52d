import { describe, expect, test } from 'vitest'
import { createBase } from './base.ts'
import { freshKey, type Requests, requestsTo, updating } from './contract/requests.ts'
import { modelOf, type Outcome } from './contract/subject.ts'
import { createTable, type TableOptions } from './table.ts'

/** A table in a world whose time is moved by hand. */
const worldOf = (options: Partial<TableOptions> = {}) => {
  let now = 1000
  const waiting: { readonly at: number; readonly run: () => void }[] = []
  const later = (milliseconds: number, run: () => void): void => {
    waiting.push({ at: now + milliseconds, run })
  }
  const pass = (milliseconds: number): void => {
    now += milliseconds
    const due = waiting.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)
    for (const one of due) {
      waiting.splice(waiting.indexOf(one), 1)
      one.run()
    }
  }
  const table = createTable({ now: () => now, later, ...options })
  return { table, requests: requestsTo(modelOf(table)), pass, waiting }
}

const itemsOf = (outcome: Outcome) =>
  'Items' in outcome ? (outcome.Items as readonly Record<string, unknown>[]) : []

const due = async ({ query }: Requests, partition: string) =>
  itemsOf(await query('dueKey = :p', { ':p': partition }, { IndexName: 'byDue' }))

describe('an index that lags', () => {
  const place = (pk: string, rank: string) => ({ pk, sk: 'a', dueKey: pk, dueRank: rank })

  test('shows a write, a move and a removal only after its lag', async () => {
    const { requests, pass, table } = worldOf({ indexLag: () => 50 })
    await requests.put(place('p', '1'))
    expect(await due(requests, 'p')).toEqual([])
    expect(table.size()).toBe(1)
    pass(49)
    expect(await due(requests, 'p')).toEqual([])
    pass(1)
    expect(await due(requests, 'p')).toEqual([place('p', '1')])
    await requests.put(place('p', '2'))
    expect(await due(requests, 'p')).toEqual([place('p', '1')])
    pass(50)
    expect(await due(requests, 'p')).toEqual([place('p', '2')])
    await requests.delete({ pk: 'p', sk: 'a' })
    expect(table.indexItems('byDue')).toEqual([place('p', '2')])
    pass(50)
    expect(table.indexItems('byDue')).toEqual([])
  })

  test('shows the changes of one item in their order, whatever the lags', async () => {
    const lags = [90, 10, 0]
    const { requests, pass } = worldOf({ indexLag: () => lags.shift() ?? 0 })
    for (const rank of ['1', '2', '3']) await requests.put(place('p', rank))
    pass(80)
    expect(await due(requests, 'p')).toEqual([])
    pass(10)
    expect(await due(requests, 'p')).toEqual([place('p', '3')])
  })

  test('lets another item overtake, and another index', async () => {
    const { requests, pass, table } = worldOf({
      indexLag: (index, { pk }) => (index === 'byDue' && pk === 'slow' ? 90 : 10),
    })
    const keys = { ...place('slow', '1'), ownerKey: 'o', ownerRank: '1' }
    await requests.put({ ...keys, dueKey: 'd' })
    await requests.put({ ...place('quick', '1'), dueKey: 'd' })
    pass(10)
    expect((await due(requests, 'd')).map(({ pk }) => pk)).toEqual(['quick'])
    expect(table.indexItems('byOwner')).toHaveLength(1)
    pass(80)
    expect(await due(requests, 'd')).toHaveLength(2)
  })

  test('is not asked about what changes nothing in it', async () => {
    const asked: string[] = []
    const { requests } = worldOf({
      indexLag: (index) => {
        asked.push(index)
        return 0
      },
    })
    await requests.put(place('p', '1'))
    await requests.put({ ...place('p', '1'), n: 1 })
    expect(asked).toEqual(['byDue'])
  })

  test('needs a world in which something happens later', async () => {
    const table = createTable({ now: () => 0, indexLag: () => 1 })
    await expect(requestsTo(modelOf(table)).put(place('p', '1'))).rejects.toThrow('does not play')
  })
})

describe('a reading that lags', () => {
  const lagging = () => worldOf({ readLag: () => 50 })

  test('sees an item as it was, or not yet, or still', async () => {
    const { requests, pass } = lagging()
    const key = freshKey()
    await requests.put({ ...key, n: 1 })
    expect(await requests.get(key)).toEqual({})
    pass(60)
    await requests.put({ ...key, n: 2 })
    pass(20)
    await requests.put({ ...key, n: 3 })
    expect(await requests.get(key)).toEqual({ Item: { ...key, n: 1 } })
    pass(40)
    expect(await requests.get(key)).toEqual({ Item: { ...key, n: 2 } })
    await requests.delete(key)
    pass(10)
    expect(await requests.get(key)).toEqual({ Item: { ...key, n: 3 } })
    pass(40)
    expect(await requests.get(key)).toEqual({})
  })

  test('sees the latest when it is consistent', async () => {
    const { requests } = lagging()
    const key = freshKey()
    await requests.put({ ...key, n: 1 })
    const consistent = { ConsistentRead: true }
    expect(await requests.get(key, consistent)).toEqual({ Item: { ...key, n: 1 } })
    const query = await requests.query('pk = :p', { ':p': key.pk }, consistent)
    expect(itemsOf(query)).toHaveLength(1)
    expect(await requests.batchGet([key], consistent)).toMatchObject({
      Responses: { desk: [{ n: 1 }] },
    })
  })

  test('is the same for a query and a batch, item by item', async () => {
    const { requests, pass } = worldOf({ readLag: ({ sk }) => (sk === 'old' ? 50 : 0) })
    const pk = 'p'
    for (const sk of ['old', 'new', 'gone']) await requests.put({ pk, sk, n: 1 })
    pass(60)
    for (const sk of ['old', 'new']) await requests.put({ pk, sk, n: 2 })
    await requests.delete({ pk, sk: 'gone' })
    const seen = [
      { pk, sk: 'new', n: 2 },
      { pk, sk: 'old', n: 1 },
    ]
    expect(itemsOf(await requests.query('pk = :p', { ':p': pk }))).toEqual(seen)
    const keys = seen.map(({ sk }) => ({ pk, sk }))
    expect(await requests.batchGet(keys)).toMatchObject({ Responses: { desk: seen } })
  })

  test('still finds in a query what was deleted lately', async () => {
    const { requests, pass, table } = lagging()
    await requests.put({ pk: 'p', sk: 'a' })
    pass(60)
    await requests.delete({ pk: 'p', sk: 'a' })
    expect(itemsOf(await requests.query('pk = :p', { ':p': 'p' }))).toHaveLength(1)
    expect(table.items()).toEqual([])
    pass(50)
    expect(itemsOf(await requests.query('pk = :p', { ':p': 'p' }))).toEqual([])
  })

  test('decides nothing: conditions look at the latest', async () => {
    const { requests } = lagging()
    const key = freshKey()
    await requests.put({ ...key, n: 1 })
    const isNew = { ConditionExpression: 'attribute_not_exists(pk)' }
    expect(await requests.put(key, isNew)).toMatchObject({
      fault: 'ConditionalCheckFailedException',
    })
    await requests.update(key, 'ADD n :one', { ':one': 1 })
    expect(await requests.item(key)).toEqual({ ...key, n: 2 })
  })

  test('never lags more than what is remembered', async () => {
    const { requests } = worldOf({ readLag: () => 2000, readLagMaxMilliseconds: 1000 })
    const key = freshKey()
    await requests.put(key)
    await expect(requests.get(key)).rejects.toThrow('does not play')
  })

  test('forgets what nobody can see any more', () => {
    let now = 0
    const base = createBase(() => now, 1000)
    const places = () => base.slots('p').map(({ sk }) => sk)
    base.write({ pk: 'p', sk: 'a' }, { item: { pk: 'p', sk: 'a' }, bytesMax: 4 })
    base.write({ pk: 'p', sk: 'a' }, undefined)
    expect([base.size(), places()]).toEqual([0, ['a']])
    now = 1001
    base.write({ pk: 'p', sk: 'b' }, { item: { pk: 'p', sk: 'b' }, bytesMax: 4 })
    expect([base.size(), places()]).toEqual([1, ['b']])
  })
})

describe('the token of a transaction', () => {
  test('is known for ten minutes', async () => {
    const { requests, pass } = worldOf()
    const key = freshKey()
    const asked = () =>
      requests.transact([updating(key, 'ADD n :one', { ':one': 1 })], { ClientRequestToken: 't' })
    await asked()
    pass(10 * 60_000)
    await asked()
    expect(await requests.item(key)).toEqual({ ...key, n: 1 })
    pass(1)
    await asked()
    expect(await requests.item(key)).toEqual({ ...key, n: 2 })
  })
})
