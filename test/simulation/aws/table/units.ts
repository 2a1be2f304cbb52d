import type { Version } from './base.ts'
import { itemSize } from './item-size.ts'
import { projections } from './projection.ts'

/** What a request costs, in the words of the table's answer. Counted only where a request asks for it. */

export interface Cost {
  readonly table: number
  readonly indexes: Readonly<Record<string, number>>
}

export interface Written {
  readonly before: Version | undefined
  readonly after: Version | undefined
}

const writeUnits = (version: { readonly item: object } | undefined): number =>
  version === undefined ? 0 : Math.max(1, Math.ceil(itemSize(version.item) / 1024))

/** Consistently one unit for each 4 KB that were read together, half of one otherwise. */
export const readUnits = (bytes: number, isConsistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / 4096)) * (isConsistent ? 1 : 0.5)

/** The larger of what was and what is; in each index that changes, an entry that moves is written twice. */
const writeCost = ({ before, after }: Written, times: number): Cost => {
  const indexes: Record<string, number> = {}
  for (const projection of projections) {
    if (!projection.isChanged(before, after)) continue
    const [was, is] = [projection.entryOf(before), projection.entryOf(after)]
    const isMoved = was?.partition !== is?.partition || was?.sort !== is?.sort
    const [first, second] = [writeUnits(was), writeUnits(is)]
    indexes[projection.name] = isMoved ? first + second : Math.max(first, second)
  }
  return { table: times * Math.max(1, writeUnits(before), writeUnits(after)), indexes }
}

const summed = (costs: readonly Cost[]): Cost => {
  const indexes: Record<string, number> = {}
  for (const cost of costs) {
    for (const [name, units] of Object.entries(cost.indexes)) {
      indexes[name] = (indexes[name] ?? 0) + units
    }
  }
  return { table: costs.reduce((sum, { table }) => sum + table, 0), indexes }
}

/** `isTransaction`: the table writes twice, to prepare and to commit; the indexes do not. */
export const writesCost = (writes: readonly Written[], isTransaction = false): Cost =>
  summed(writes.map((write) => writeCost(write, isTransaction ? 2 : 1)))

type Kind = 'ReadCapacityUnits' | 'WriteCapacityUnits'

/** The answer's part that tells the cost; nothing where the request does not ask. `kind`: as transactions name it. */
export const consumed = (
  asked: string | undefined,
  tableName: string,
  cost: () => Cost,
  kind?: Kind,
): object | undefined => {
  if (asked === undefined || asked === 'NONE') return undefined
  const { table, indexes } = cost()
  const units = (count: number) => ({
    ...(kind === undefined ? {} : { [kind]: count }),
    CapacityUnits: count,
  })
  const total = table + Object.values(indexes).reduce((sum, count) => sum + count, 0)
  const whole = { TableName: tableName, ...units(total) }
  if (asked === 'TOTAL') return whole
  const byIndex = Object.entries(indexes).map(([name, count]) => [name, units(count)] as const)
  return {
    ...whole,
    Table: units(table),
    ...(byIndex.length === 0 ? {} : { GlobalSecondaryIndexes: Object.fromEntries(byIndex) }),
  }
}
