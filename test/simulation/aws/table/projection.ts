import { type TableIndex, tableIndexes, tableKeys } from '../../../../src/store/schema.ts'
import type { Version } from './base.ts'
import { type Item, isSame, type Value } from './values.ts'

/** What an index shows of one item. */
export interface Entry extends Version {
  readonly partition: string
  readonly sort: string
  readonly pk: string
  readonly sk: string
}

export interface Projection {
  readonly name: string
  readonly partition: string
  readonly sort: string
  /** The item's entry, or undefined where it has not both keys of the index. */
  readonly entryOf: (version: Version | undefined) => Entry | undefined
  /** Whether the index has something to write when one follows the other. */
  readonly isChanged: (before: Version | undefined, after: Version | undefined) => boolean
}

const projectionOf = (name: string, index: TableIndex): Projection => {
  const { partition, sort, projection } = index
  const included = typeof projection === 'object' ? projection.include : []
  const names = [tableKeys.partition, tableKeys.sort, partition, sort, ...included]
  const projected = ({ item, bytesMax }: Version): Version => {
    if (projection === 'all') return { item, bytesMax }
    const shown: Record<string, Value> = {}
    for (const name of names) {
      const value = item[name]
      if (value !== undefined) shown[name] = value
    }
    return { item: Object.freeze(shown) as Item, bytesMax }
  }
  const shownOf = (version: Version | undefined): Item | undefined => {
    const item = version?.item
    return item?.[partition] === undefined || item[sort] === undefined ? undefined : item
  }
  return {
    name,
    partition,
    sort,
    entryOf: (version) => {
      if (version === undefined || shownOf(version) === undefined) return undefined
      const { pk, sk, [partition]: key, [sort]: rank } = version.item
      return { ...projected(version), partition: key as string, sort: rank as string, pk, sk }
    },
    isChanged: (before, after) => {
      const [was, is] = [shownOf(before), shownOf(after)]
      if (was === undefined || is === undefined) return was !== is
      if (projection === 'all') return !isSame(was, is)
      return names.some((name) => !isSame(was[name], is[name]))
    },
  }
}

/** The indexes of the desk's table, as its schema says. */
export const projections: readonly Projection[] = Object.entries(tableIndexes).map(
  ([name, index]) => projectionOf(name, index),
)
