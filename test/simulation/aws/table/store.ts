import type { Key } from '../../../../src/store/keys.ts'
import { type Base, createBase, type Slot, type Version } from './base.ts'
import { notPlayed } from './faults.ts'
import { projections } from './projection.ts'
import { createIndex, type SecondaryIndex } from './secondary-index.ts'
import type { TableOptions } from './table.ts'
import { isSame } from './values.ts'

/** The table's items, indexes and stream, below its requests. */
export interface Store {
  readonly name: string
  readonly now: () => number
  readonly base: Base
  readonly present: (key: Key) => Version | undefined
  /** What a reading of the table sees at a slot. */
  readonly seen: (slot: Slot, isConsistent: boolean) => Version | undefined
  readonly index: (name: string) => SecondaryIndex | undefined
  /** Puts `after` where `before` stands. */
  readonly commit: (key: Key, before: Version | undefined, after: Version | undefined) => void
}

const noWaiting = (): never => {
  throw notPlayed('an index that lags without `later`')
}

export const createStore = (options: TableOptions): Store => {
  const { name = 'desk', now, readLag, readLagMaxMilliseconds = 60_000, onChange } = options
  const { indexLag, later = noWaiting } = options
  const base = createBase(now, readLag === undefined ? 0 : readLagMaxMilliseconds)
  const indexes = projections.map((projection) => {
    const lag = (key: Key): number => indexLag?.(projection.name, key) ?? 0
    return createIndex(projection, { now, lag, later })
  })
  const byName = new Map(indexes.map((index) => [index.projection.name, index]))
  let sequence = 0
  return {
    name,
    now,
    base,
    present: base.present,
    seen: (slot, isConsistent) => {
      if (readLag === undefined || isConsistent || slot.past.length === 0) return slot.version
      return base.seen(slot, readLag({ pk: slot.pk, sk: slot.sk }))
    },
    index: (name) => byName.get(name),
    commit: ({ pk, sk }, before, after) => {
      // What changes nothing is written and paid for, and the stream carries nothing.
      if (before === after || isSame(before?.item, after?.item)) return
      const key: Key = { pk, sk }
      base.write(key, after)
      for (const index of indexes) index.change(key, before, after)
      sequence += 1
      onChange?.({ key, before: before?.item, after: after?.item, sequence })
    },
  }
}
