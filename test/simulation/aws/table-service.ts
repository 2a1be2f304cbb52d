import type { World } from '../world/world.ts'
import type { Service } from './calls.ts'
import type { Table, TableOptions } from './table/table.ts'

interface Keyed {
  readonly pk?: string
  readonly sk?: string
}

interface Request {
  readonly TableName?: string
  readonly Key?: Keyed
  readonly Item?: Keyed
  readonly IndexName?: string
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>
  readonly TransactItems?: readonly Readonly<Record<string, Request>>[]
  readonly RequestItems?: Readonly<Record<string, unknown>>
}

const keyOf = ({ Key, Item }: Request): string => {
  const { pk = '', sk = '' } = Key ?? Item ?? {}
  return `${pk} ${sk}`
}

const aboutOf = (_operation: string, input: object): string => {
  const request = input as Request
  if (request.TransactItems !== undefined) {
    const [first] = Object.values(request.TransactItems[0] ?? {})
    return `${request.TransactItems.length} items, ${first === undefined ? '' : keyOf(first)}`
  }
  if (request.Key !== undefined || request.Item !== undefined) return keyOf(request)
  const [partition = ''] = Object.values(request.ExpressionAttributeValues ?? {})
  return `${request.IndexName ?? ''} ${partition}`
}

/** What the table did of a batch before it was throttled: all but the first. */
const inPart =
  (table: Table) =>
  (operation: string, input: object): object | undefined => {
    const { RequestItems = {} } = input as Request
    const [[name, asked] = ['', undefined]] = Object.entries(RequestItems)
    const isGet = operation === 'BatchGet'
    const all = (isGet ? (asked as { Keys: readonly unknown[] }).Keys : asked) as readonly unknown[]
    const [left, ...taken] = all
    const part = (some: readonly unknown[]) => ({ [name]: isGet ? { Keys: some } : some })
    const answer =
      taken.length === 0 ? {} : table.execute(operation, { ...input, RequestItems: part(taken) })
    return { ...answer, [isGet ? 'UnprocessedKeys' : 'UnprocessedItems']: part([left]) }
  }

const indexLagMilliseconds = { min: 5, max: 60 }
const longLagMilliseconds = { min: 200, max: 8000 }
const staleMilliseconds = { min: 10, max: 3000 }

/** How far indexes and inconsistent readings are behind, as the weather has it. */
const lags = ({
  time,
  chance,
  weather,
}: World): Omit<TableOptions, 'name' | 'now' | 'onChange'> => ({
  later: time.later,
  indexLag: (index, { pk, sk }) => {
    const label = `${index} ${pk} ${sk}`
    const isLong = weather.strikes(label, 'lagging') !== undefined
    const { min, max } = isLong ? longLagMilliseconds : indexLagMilliseconds
    return chance.int(`${label} lag`, min, max)
  },
  readLag: ({ pk, sk }) => {
    const label = `reading ${pk} ${sk}`
    if (weather.strikes(label, 'stale') === undefined) return 0
    return chance.int(label, staleMilliseconds.min, staleMilliseconds.max)
  },
})

/** DynamoDB behind the SDK's document client. */
export const tableService = {
  lags,
  over: (table: Table): Service => ({
    execute: table.execute,
    about: aboutOf,
    meets: (input) => {
      const { Key, Item, TableName } = input as Request
      const key = { pk: (Key ?? Item)?.pk, sk: (Key ?? Item)?.sk }
      return 'Item' in table.execute('Get', { TableName, Key: key, ConsistentRead: true })
    },
    inPart: inPart(table),
  }),
} as const
