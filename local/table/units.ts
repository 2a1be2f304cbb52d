import { asList, type Fields, isFields } from '../assembly/shape.ts'
import { writeUnits } from './item-size.ts'

export interface Units {
  readonly reads: number
  readonly writes: number
}

const readOperations = new Set(['GetItem', 'BatchGetItem', 'TransactGetItems', 'Query', 'Scan'])
const writeOperations = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
])
export const conditionalWrites = new Set(['PutItem', 'UpdateItem', 'DeleteItem'])

export const isWrite = (operation: string): boolean => writeOperations.has(operation)
export const isCounted = (operation: string): boolean =>
  isWrite(operation) || readOperations.has(operation)

const none: Units = { reads: 0, writes: 0 }

/** `CapacityUnits` is the sum over the table and its indexes. */
const consumed = (answer: Fields): number => {
  const given = answer.ConsumedCapacity
  const parts = Array.isArray(given) ? given : [given]
  return parts.reduce(
    (total: number, part) => total + (isFields(part) ? Number(part.CapacityUnits ?? 0) : 0),
    0,
  )
}

const newItem = (action: Fields): unknown => {
  const put = action.Put
  return isFields(put) ? put.Item : undefined
}

/**
 * A cancelled transaction is charged like one that went through: two units per started KB of each item,
 * a ConditionCheck's too. Of an item that neither we nor the answer know, one KB is assumed.
 */
const cancelledWrites = (input: Fields, answer: Fields): number => {
  const actions = asList(input.TransactItems, 'TransactItems')
  const reasons = asList(answer.CancellationReasons, 'CancellationReasons')
  return actions.reduce((total: number, action, index) => {
    const reason = reasons[index]
    const before = isFields(reason) ? writeUnits(reason.Item) : 1
    const after = isFields(action) ? writeUnits(newItem(action)) : 1
    return total + 2 * Math.max(before, after)
  }, 0)
}

const failedUnits = (operation: string, input: Fields, answer: Fields): Units => {
  const kind = String(answer.__type ?? '')
    .split('#')
    .at(-1)
  // A failed condition costs what the item that stood there costs, or one unit when none did.
  if (kind === 'ConditionalCheckFailedException')
    return { reads: 0, writes: writeUnits(answer.Item) }
  if (kind === 'TransactionCanceledException' && operation === 'TransactWriteItems')
    return { reads: 0, writes: cancelledWrites(input, answer) }
  return none
}

/** What AWS would charge for a request and its answer. */
export const unitsOf = (
  operation: string,
  input: Fields,
  isDone: boolean,
  answer: Fields,
): Units => {
  if (!isCounted(operation)) return none
  if (!isDone) return failedUnits(operation, input, answer)
  const units = consumed(answer)
  return isWrite(operation) ? { reads: 0, writes: units } : { reads: units, writes: 0 }
}

export interface Count extends Units {
  readonly requests: number
}

/** Adds up by who asked. */
export const createUnitCounter = () => {
  const byFunction = new Map<string, Count>()
  return {
    add: (name: string, units: Units): void => {
      const before = byFunction.get(name) ?? { reads: 0, writes: 0, requests: 0 }
      byFunction.set(name, {
        reads: before.reads + units.reads,
        writes: before.writes + units.writes,
        requests: before.requests + 1,
      })
    },
    report: () => {
      const counts = [...byFunction.values()]
      const total = (of: 'reads' | 'writes') => counts.reduce((sum, count) => sum + count[of], 0)
      return {
        byFunction: Object.fromEntries(byFunction),
        total: { reads: total('reads'), writes: total('writes') },
      }
    },
    reset: (): void => byFunction.clear(),
  }
}

export type UnitCounter = ReturnType<typeof createUnitCounter>
