import type { Key } from '../../../../src/store/keys.ts'
import { notPlayed } from './faults.ts'
import { compareText, firstPlace, removeAt } from './text-order.ts'
import type { Item } from './values.ts'

/** An item as one write left it. */
export interface Version {
  readonly item: Item
  /** It weighs no more than this: exact bytes are counted where it matters. */
  readonly bytesMax: number
}

/** Where an item stands, or stood until lately. */
export interface Slot extends Key {
  readonly sort: string
  /** Undefined when it is gone. */
  version: Version | undefined
  /** What stood here before, each until its moment: oldest first. */
  readonly past: { readonly until: number; readonly version: Version | undefined }[]
}

interface Partition {
  readonly bySort: Map<string, Slot>
  readonly sorted: Slot[]
}

const noSlots: readonly Slot[] = Object.freeze([])

/**
 * The items by their keys. `rememberedMilliseconds`: how long what was overwritten can still be seen by a reading that
 * lags; 0 keeps nothing.
 */
export const createBase = (now: () => number, rememberedMilliseconds: number) => {
  const partitions = new Map<string, Partition>()
  const remembered: { readonly until: number; readonly slot: Slot }[] = []
  let size = 0

  const slotOf = ({ pk, sk }: Key): Slot => {
    let partition = partitions.get(pk)
    if (partition === undefined) {
      partition = { bySort: new Map(), sorted: [] }
      partitions.set(pk, partition)
    }
    const present = partition.bySort.get(sk)
    if (present !== undefined) return present
    const slot: Slot = { pk, sk, sort: sk, version: undefined, past: [] }
    partition.bySort.set(sk, slot)
    const place = firstPlace(partition.sorted, (one) => compareText(one.sk, sk) >= 0)
    partition.sorted.splice(place, 0, slot)
    return slot
  }

  const dropEmpty = ({ pk, sk, version, past }: Slot): void => {
    const partition = partitions.get(pk)
    if (version !== undefined || past.length > 0 || partition === undefined) return
    partition.bySort.delete(sk)
    const place = firstPlace(partition.sorted, (one) => compareText(one.sk, sk) >= 0)
    removeAt(partition.sorted, place)
    if (partition.sorted.length === 0) partitions.delete(pk)
  }

  /** Nobody can see any more what was overwritten before the longest lag. */
  const forget = (): void => {
    const oldest = now() - rememberedMilliseconds
    for (
      let first = remembered[0];
      first !== undefined && first.until < oldest;
      first = remembered[0]
    ) {
      remembered.shift()
      first.slot.past.shift()
      dropEmpty(first.slot)
    }
  }

  return {
    slots: (pk: string): readonly Slot[] => partitions.get(pk)?.sorted ?? noSlots,
    slot: ({ pk, sk }: Key): Slot | undefined => partitions.get(pk)?.bySort.get(sk),
    present: ({ pk, sk }: Key): Version | undefined => partitions.get(pk)?.bySort.get(sk)?.version,
    /** What stood here so long ago. */
    seen: ({ version, past }: Slot, lag: number): Version | undefined => {
      if (lag > rememberedMilliseconds) throw notPlayed(`a reading that lags by ${lag} ms`)
      const moment = now() - lag
      const former = past.find(({ until }) => until > moment)
      return former === undefined ? version : former.version
    },
    write: (key: Key, version: Version | undefined): void => {
      const slot = slotOf(key)
      size += (version === undefined ? 0 : 1) - (slot.version === undefined ? 0 : 1)
      if (rememberedMilliseconds > 0) {
        forget()
        const until = now()
        slot.past.push({ until, version: slot.version })
        remembered.push({ until, slot })
      }
      slot.version = version
      dropEmpty(slot)
    },
    items: (): readonly Item[] =>
      [...partitions.values()].flatMap(({ sorted }) =>
        sorted.flatMap(({ version }) => (version === undefined ? [] : [version.item])),
      ),
    size: () => size,
  }
}

export type Base = ReturnType<typeof createBase>
