import type { Key } from '../../../../src/store/keys.ts'
import { batchGet, batchWrite } from './batch.ts'
import { notPlayed } from './faults.ts'
import { get } from './get.ts'
import { query } from './query.ts'
import { createStore } from './store.ts'
import { createTransactions } from './transaction.ts'
import type { Item } from './values.ts'
import { write } from './write.ts'

export interface TableOptions {
  /** As requests name it. @default 'desk' */
  readonly name?: string
  /** The table's own time, epoch milliseconds. */
  readonly now: () => number
  /** Milliseconds after a write at which this index shows it. @default at once */
  readonly indexLag?: (index: string, item: Key) => number
  /**
   * How long ago a reading that is not consistent may stand, in milliseconds. Asked for each item of the table that is
   * read and has changed lately: of the others there is nothing older to see. @default the latest
   */
  readonly readLag?: (key: Key) => number
  /** What was overwritten is remembered for so long; no reading may lag more. @default a minute */
  readonly readLagMaxMilliseconds?: number
  /** Runs something later in the world's time. Without it no index may lag. */
  readonly later?: (milliseconds: number, run: () => void) => void
  /** Every change of an item, in order, as the stream would carry it; what is written and stays the same is none. */
  readonly onChange?: (change: Change) => void
}

export interface Change {
  readonly key: Key
  readonly before: Item | undefined
  readonly after: Item | undefined
  /** Counts the changes from 1. */
  readonly sequence: number
}

export interface Table {
  /**
   * Carries out one request at this moment, or throws what the SDK would throw. The operation is the command's name as
   * the document client has it, without `Command`. Items in answers are the stored ones, frozen.
   */
  readonly execute: (operation: string, input: object) => object
  /** Every item as it stands now, by partition, each partition in order. */
  readonly items: () => readonly Item[]
  /** What an index shows now. */
  readonly indexItems: (name: string) => readonly Item[]
  readonly size: () => number
}

/**
 * The desk's table as DynamoDB would play it, in memory, from one moment to the next. It meets no other writer and is
 * never throttled: whoever calls it injects that (`faults.ts`). Nothing expires by itself.
 */
export const createTable = (options: TableOptions): Table => {
  const store = createStore(options)
  const operations: Readonly<Record<string, (input: object) => object>> = {
    Get: (input) => get(store, input),
    Put: (input) => write(store, 'Put', input),
    Update: (input) => write(store, 'Update', input),
    Delete: (input) => write(store, 'Delete', input),
    Query: (input) => query(store, input),
    BatchGet: (input) => batchGet(store, input),
    BatchWrite: (input) => batchWrite(store, input),
    TransactWrite: createTransactions(store),
  }
  return {
    execute: (operation, input) => {
      const carryOut = operations[operation]
      if (carryOut === undefined) throw notPlayed(operation)
      return carryOut(input)
    },
    items: store.base.items,
    indexItems: (name) => {
      const index = store.index(name)
      if (index === undefined) throw notPlayed(`an index ${name}`)
      return index.items()
    },
    size: store.base.size,
  }
}
