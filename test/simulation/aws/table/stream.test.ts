import { describe, expect, test } from 'vitest'
import { freshKey, putting, requestsTo, updating } from './contract/requests.ts'
import { modelOf } from './contract/subject.ts'
import { type Change, createTable } from './table.ts'

const watched = () => {
  const changes: Change[] = []
  const onChange = (change: Change): void => {
    changes.push(change)
  }
  const table = createTable({ now: () => 0, onChange })
  return { changes, table, requests: requestsTo(modelOf(table)) }
}

describe('the stream', () => {
  test('carries every change of an item, with what was and what is', async () => {
    const { changes, requests } = watched()
    const key = freshKey()
    await requests.put({ ...key, n: 1 })
    await requests.update(key, 'ADD n :one', { ':one': 1 })
    await requests.delete(key)
    expect(changes).toEqual([
      { key, before: undefined, after: { ...key, n: 1 }, sequence: 1 },
      { key, before: { ...key, n: 1 }, after: { ...key, n: 2 }, sequence: 2 },
      { key, before: { ...key, n: 2 }, after: undefined, sequence: 3 },
    ])
  })

  test('carries nothing where nothing changed', async () => {
    const { changes, requests } = watched()
    const key = freshKey()
    await requests.put({ ...key, m: { a: [1] } })
    await requests.put({ ...key, m: { a: [1] } })
    await requests.update(key, 'SET m = m')
    await requests.delete(freshKey())
    expect(changes).toHaveLength(1)
  })

  test('carries the items of a transaction that went through, in their order, and none of another', async () => {
    const { changes, requests } = watched()
    const [first, second] = [freshKey(), freshKey()]
    const isNew = { ConditionExpression: 'attribute_not_exists(pk)' }
    await requests.transact([putting(first), putting(second, isNew)])
    expect(changes.map(({ key }) => key)).toEqual([first, second])
    const update = updating(first, 'SET n = :n', { ':n': 1 })
    await requests.transact([update, putting(second, isNew)])
    expect(changes).toHaveLength(2)
  })
})

describe('what is stored', () => {
  test('is nobody’s to change, neither through what was put nor through an answer', async () => {
    const { table, requests } = watched()
    const key = freshKey()
    const list = [1]
    await requests.put({ ...key, m: { list } })
    list.push(2)
    expect(await requests.item(key)).toEqual({ ...key, m: { list: [1] } })
    const [stored] = table.items() as unknown as readonly { m: { list: number[] } }[]
    expect(() => Object.assign(stored ?? {}, { n: 1 })).toThrow(TypeError)
    expect(() => stored?.m.list.push(2)).toThrow(TypeError)
  })
})

describe('what nobody has taught the model', () => {
  const { requests, table } = watched()
  const key = freshKey()
  const refused: readonly (readonly [string, () => unknown])[] = [
    ['a scan', () => table.execute('Scan', { TableName: 'desk' })],
    ['a filter', () => requests.query('pk = :p', { ':p': 'a' }, { FilterExpression: 'n = :p' })],
    ['a projection', () => requests.get(key, { ProjectionExpression: 'n' })],
    ['a set', () => requests.put({ ...key, s: new Set(['a']) })],
    ['a class', () => requests.put({ ...key, at: new Date(0) })],
    ['half a character', () => requests.put({ ...key, s: 'a\ud800' })],
    ['a place in a list', () => requests.update(key, 'SET l[0] = :a', { ':a': 1 })],
    ['a sum of fractions', () => requests.update(key, 'SET n = :a + :a', { ':a': 0.1 })],
    [
      'a sum that is too large',
      () => requests.update(key, 'SET n = :a + :a', { ':a': 2 ** 53 - 1 }),
    ],
  ]
  test.each(refused)('is refused loudly: %s', async (_, ask) => {
    await expect((async () => ask())()).rejects.toThrow('the model does not play')
  })
})
