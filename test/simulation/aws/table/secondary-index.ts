import type { Key } from '../../../../src/store/keys.ts'
import type { Version } from './base.ts'
import type { Entry, Projection } from './projection.ts'
import { compareText, firstPlace, removeAt } from './text-order.ts'
import type { Item } from './values.ts'

/** Where an entry stands in its index partition: among equal sort keys the table's own keys decide. */
export interface Place {
  readonly sort: string
  readonly pk: string
  readonly sk: string
}

export const comparePlaces = (left: Place, right: Place): number =>
  compareText(left.sort, right.sort) ||
  compareText(left.pk, right.pk) ||
  compareText(left.sk, right.sk)

interface Change {
  readonly before: Entry | undefined
  readonly after: Entry | undefined
  readonly due: number
}

export interface Lagging {
  readonly now: () => number
  readonly lag: (key: Key) => number
  readonly later: (milliseconds: number, run: () => void) => void
}

const idOf = ({ pk, sk }: Key): string => `${pk}\0${sk}`

const noEntries: readonly Entry[] = Object.freeze([])

/** An index that shows each change some time after it was made, those of one item in their order. */
export const createIndex = (projection: Projection, { now, lag, later }: Lagging) => {
  const partitions = new Map<string, Entry[]>()
  const waiting = new Map<string, Change[]>()

  const remove = (entry: Entry): void => {
    const entries = partitions.get(entry.partition) ?? []
    removeAt(entries, placeOf(entries, entry))
    if (entries.length === 0) partitions.delete(entry.partition)
  }
  const placeOf = (entries: readonly Entry[], entry: Entry): number =>
    firstPlace(entries, (one) => comparePlaces(one, entry) >= 0)
  const add = (entry: Entry): void => {
    const entries = partitions.get(entry.partition)
    if (entries === undefined) partitions.set(entry.partition, [entry])
    else entries.splice(placeOf(entries, entry), 0, entry)
  }
  const show = ({ before, after }: Pick<Change, 'before' | 'after'>): void => {
    if (before !== undefined) remove(before)
    if (after !== undefined) add(after)
  }
  /** A change that overtook an earlier one of its item would leave what is gone in the index for good. */
  const showLater = (key: Key, change: Change): void => {
    const id = idOf(key)
    const queue = waiting.get(id) ?? []
    waiting.set(id, queue)
    queue.push(change)
    later(change.due - now(), () => {
      const first = queue.shift()
      if (queue.length === 0) waiting.delete(id)
      if (first !== undefined) show(first)
    })
  }

  return {
    projection,
    change: (key: Key, before: Version | undefined, after: Version | undefined): void => {
      if (!projection.isChanged(before, after)) return
      const entries = { before: projection.entryOf(before), after: projection.entryOf(after) }
      const former = waiting.size === 0 ? undefined : waiting.get(idOf(key))?.at(-1)
      const due = Math.max(now() + lag(key), former?.due ?? 0)
      if (due <= now()) show(entries)
      else showLater(key, { ...entries, due })
    },
    entries: (partition: string): readonly Entry[] => partitions.get(partition) ?? noEntries,
    items: (): readonly Item[] =>
      [...partitions.values()].flatMap((entries) => entries.map(({ item }) => item)),
  }
}

export type SecondaryIndex = ReturnType<typeof createIndex>
