import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doneCount, workBatch } from '../../local/sources/batch.ts'
import { doneMessages } from '../../local/sources/queue.ts'
import { shuffleKeepingItems } from '../../local/sources/shuffle.ts'

/** Works numbers; those in `poison` fail whenever they are tried. */
const work = async (items: readonly number[], poison: ReadonlySet<number>, bisects: boolean) => {
  const done: number[] = []
  const givenUp: number[] = []
  await workBatch<number>(
    {
      bisects,
      try: async (batch) => {
        const failing = batch.findIndex((item) => poison.has(item))
        const upTo = failing < 0 ? batch.length : failing
        done.push(...batch.slice(0, upTo))
        return upTo
      },
      mayRetry: (_, tries) => tries < 2,
      giveUp: async (batch) => {
        givenUp.push(...batch)
      },
      pause: async () => true,
    },
    items,
  )
  return { done, givenUp }
}

describe('a batch of the stream', () => {
  it('loses only the records that fail, however many they are', async () => {
    const numbers = fc.uniqueArray(fc.nat(50), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(numbers, fc.array(fc.nat(50)), async (items, bad) => {
        const poison = new Set(bad)
        const { done, givenUp } = await work(items, poison, true)
        expect(done).toEqual(items.filter((item) => !poison.has(item)))
        expect(givenUp).toEqual(items.filter((item) => poison.has(item)))
      }),
    )
  })

  it('is given up from the failing record on when it may not be cut in two', async () => {
    expect(await work([1, 2, 3], new Set([2]), false)).toEqual({ done: [1], givenUp: [2, 3] })
  })

  it('stops without giving anything up when the desk stops', async () => {
    const givenUp: number[] = []
    const isDone = await workBatch<number>(
      {
        bisects: false,
        try: async () => 0,
        mayRetry: () => true,
        giveUp: async (batch) => {
          givenUp.push(...batch)
        },
        pause: async () => false,
      },
      [1, 2],
    )
    expect({ isDone, givenUp }).toEqual({ isDone: false, givenUp: [] })
  })

  it('counts as failed when the function names a record that was not in it', () => {
    const failing = (itemIdentifier: string) => ({ batchItemFailures: [{ itemIdentifier }] })
    expect(doneCount(failing('9'), ['1', '2'])).toBe(0)
    expect(doneCount(failing('2'), ['1', '2'])).toBe(1)
    expect(doneCount(undefined, ['1', '2'])).toBe(2)
    expect(doneMessages(failing('9'), [{ MessageId: '1' }])).toEqual([])
    expect(doneMessages(failing('2'), [{ MessageId: '1' }, { MessageId: '2' }])).toEqual([
      { MessageId: '1' },
    ])
  })
})

describe('records of different items', () => {
  const records = [
    { item: 'a', at: 1 },
    { item: 'b', at: 2 },
    { item: 'a', at: 3 },
    { item: 'c', at: 4 },
    { item: 'a', at: 5 },
  ]

  it('come in another order, those of one item in theirs', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), (numbers) => {
        const random = () => numbers.next().value ?? 0
        const mixed = shuffleKeepingItems(records, ({ item }) => item, random)
        expect(mixed).toHaveLength(records.length)
        expect(mixed.filter(({ item }) => item === 'a').map(({ at }) => at)).toEqual([1, 3, 5])
      }),
    )
  })

  it('do change places', () => {
    const mixed = shuffleKeepingItems(
      records,
      ({ item }) => item,
      () => 0,
    )
    expect(mixed).not.toEqual(records)
  })
})
