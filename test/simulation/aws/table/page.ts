import { tableKeys } from '../../../../src/store/schema.ts'
import type { Version } from './base.ts'
import { invalid } from './faults.ts'
import { itemSize } from './item-size.ts'
import type { KeyRange } from './key-range.ts'
import { comparePlaces, type Place } from './secondary-index.ts'
import { firstPlace } from './text-order.ts'
import { type Item, takenAttributes } from './values.ts'

/** What is read: the table or one of its indexes, whose keys have these names. */
export interface Source {
  readonly partition: string
  readonly sort: string
  readonly places: (partition: string) => readonly Place[]
  /** What stands at a place, for this reading. */
  readonly see: (place: Place) => Version | undefined
}

export interface Page {
  readonly items: readonly Item[]
  /** Where to read on: there is one wherever a page ended before the range did, even if nothing follows. */
  readonly next: object | undefined
}

export interface Paging {
  readonly limit: number
  readonly isForward: boolean
  readonly start: object | undefined
}

const pageBytesMax = 1024 * 1024

export const bytesOf = (items: readonly Item[]): number =>
  items.reduce((sum, item) => sum + itemSize(item), 0)

/** Reads a range in order, until its end, the limit, or 1 MB. */
export const pageOf = (source: Source, range: KeyRange, paging: Paging): Page => {
  const { limit, isForward } = paging
  const places = source.places(range.partition)
  const { from, to } = within(places, source, range, paging)
  const items: Item[] = []
  let bytesMax = 0
  let last: Place | undefined
  for (let step = 0; step < to - from; step += 1) {
    const place = places[isForward ? from + step : to - 1 - step] as Place
    const version = source.see(place)
    if (version === undefined) continue
    bytesMax += version.bytesMax
    if (bytesMax > pageBytesMax) bytesMax = bytesOf(items) + itemSize(version.item)
    if (bytesMax > pageBytesMax)
      return { items, next: last && keyAt(last, source, range.partition) }
    items.push(version.item)
    last = place
    if (items.length === limit) return { items, next: keyAt(place, source, range.partition) }
  }
  return { items, next: undefined }
}

/** The part of a partition's places that the range and the starting key leave. */
const within = (
  places: readonly Place[],
  source: Source,
  range: KeyRange,
  { start: given, isForward }: Paging,
): { readonly from: number; readonly to: number } => {
  const from = firstPlace(places, ({ sort }) => !range.isBelow(sort))
  const to = firstPlace(places, ({ sort }) => range.isAbove(sort), from)
  if (given === undefined) return { from, to }
  const start = startOf(given, source, range)
  if (isForward) {
    const after = firstPlace(places, (place) => comparePlaces(place, start) > 0)
    return { from: Math.max(from, after), to }
  }
  return {
    from,
    to: Math.min(
      to,
      firstPlace(places, (place) => comparePlaces(place, start) >= 0),
    ),
  }
}

const keyAt = ({ pk, sk, sort }: Place, source: Source, partition: string): object =>
  source.sort === tableKeys.sort
    ? { pk, sk }
    : { pk, sk, [source.partition]: partition, [source.sort]: sort }

const startOf = (given: object, source: Source, range: KeyRange): Place => {
  const key = takenAttributes(given, { bytesMax: 0 })
  const { pk, sk, [source.partition]: partition, [source.sort]: sort } = key
  const names = new Set([tableKeys.partition, tableKeys.sort, source.partition, source.sort])
  const isWhole = [...names].every((name) => typeof key[name] === 'string' && key[name] !== '')
  if (!isWhole || Object.keys(key).length !== names.size) {
    throw invalid('The provided starting key is invalid')
  }
  const place = { pk, sk, sort } as Place
  if (partition !== range.partition || range.isBelow(place.sort) || range.isAbove(place.sort)) {
    throw invalid('The provided starting key does not match the range key predicate')
  }
  return place
}
