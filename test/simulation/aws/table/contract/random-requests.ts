import fc from 'fast-check'
import { tableIndexes } from '../../../../../src/store/schema.ts'
import {
  attributes,
  condition,
  joined,
  map,
  scalar,
  update,
  value,
  type Written,
} from './random-expressions.ts'

/** A request as plain data. Partitions begin with `@`, which every sequence replaces by a name of its own. */
export interface RandomRequest {
  readonly operation:
    | 'BatchGet'
    | 'BatchWrite'
    | 'Delete'
    | 'Get'
    | 'Put'
    | 'Query'
    | 'TransactWrite'
    | 'Update'
  readonly input: object
}

const at = { TableName: 'desk' }
export const partitions = ['@a', '@b']
const sorts = ['head', 'c#1', 'm#1', 'm#2', 'e#1', 'é']
const key = fc.record({ pk: fc.constantFrom(...partitions), sk: fc.constantFrom(...sorts) })

const rank = fc.constantFrom('1', '2', '22', '3', 'é')
/** Both keys of an index, or one, or (seldom) something that is no key. */
const place = ({ partition, sort }: { readonly partition: string; readonly sort: string }) =>
  fc.record(
    {
      [partition]: fc.oneof(
        { weight: 20, arbitrary: fc.constantFrom(...partitions) },
        fc.constant(7),
      ),
      [sort]: rank,
    },
    { requiredKeys: [] },
  )

const item = fc
  .tuple(
    key,
    fc.record(
      { ...Object.fromEntries(attributes.map((name) => [name, value])), m: map },
      { requiredKeys: [] },
    ),
    place(tableIndexes.byOwner),
    place(tableIndexes.byDue),
    place(tableIndexes.byDay),
    fc.record(
      { card: fc.record({ title: scalar }), t: fc.constant('x'.repeat(1500)) },
      { requiredKeys: [] },
    ),
  )
  .map((parts) => Object.assign({}, ...parts) as object)

const givenOf = ({ values, names }: Written) => ({
  ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
  ...(Object.keys(names).length === 0 ? {} : { ExpressionAttributeNames: names }),
})

const conditionOf = fc.option(condition, { nil: undefined, freq: 2 })
const tells = fc.constantFrom({}, { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })
const asks = fc.constantFrom(
  {},
  { ReturnConsumedCapacity: 'INDEXES' },
  { ReturnConsumedCapacity: 'TOTAL' },
)

const conditional = (check: Written | undefined) =>
  check === undefined ? {} : { ConditionExpression: check.text, ...givenOf(check) }

const put = fc
  .tuple(item, conditionOf, tells)
  .map(([Item, check, more]) => ({ ...at, Item, ...conditional(check), ...more }))
const remove = fc
  .tuple(key, conditionOf, tells)
  .map(([Key, check, more]) => ({ ...at, Key, ...conditional(check), ...more }))
const change = fc.tuple(key, update, conditionOf, tells).map(([Key, set, check, more]) => ({
  ...at,
  Key,
  UpdateExpression: set.text,
  ...(check === undefined ? {} : { ConditionExpression: check.text }),
  ...givenOf(check === undefined ? set : joined('%%', set, check)),
  ...more,
}))
const check = fc
  .tuple(key, condition)
  .map(([Key, one]) => ({ ...at, Key, ConditionExpression: one.text, ...givenOf(one) }))

const moved = fc.tuple(key, rank).map(([Key, to]) => ({
  ...at,
  Key,
  UpdateExpression: 'SET dueRank = :to',
  ConditionExpression: 'attribute_exists(dueKey)',
  ExpressionAttributeValues: { ':to': to },
}))

const request = <Input extends object>(
  operation: RandomRequest['operation'],
  input: fc.Arbitrary<Input>,
  more: fc.Arbitrary<object> = fc.constant({}),
): fc.Arbitrary<RandomRequest> =>
  fc
    .tuple(input, more, asks)
    .map(([one, other, asked]) => ({ operation, input: { ...one, ...other, ...asked } }))

const old = fc.constantFrom({}, { ReturnValues: 'ALL_OLD' })
const fresh = fc.constantFrom(
  {},
  { ReturnValues: 'ALL_NEW' },
  { ReturnValues: 'UPDATED_NEW' },
  { ReturnValues: 'UPDATED_OLD' },
)

/** What an update of parts of maps tells of them is nothing that the model plays. */
const telling = ([input, told]: readonly [{ readonly UpdateExpression: string }, object]) =>
  /\bm\.[ac] =/.test(input.UpdateExpression) ? input : { ...input, ...told }

const transaction = fc.record({
  TransactItems: fc.array(
    fc.oneof(
      put.map((Put) => ({ Put })),
      change.map((Update) => ({ Update })),
      remove.map((Delete) => ({ Delete })),
      check.map((ConditionCheck) => ({ ConditionCheck })),
    ),
    { minLength: 1, maxLength: 4 },
  ),
})
const token = fc.constantFrom({}, {}, { ClientRequestToken: '@1' }, { ClientRequestToken: '@2' })

const range = fc.oneof(
  fc.constant(undefined),
  fc
    .tuple(fc.constantFrom('=', '<', '<=', '>', '>='), fc.constantFrom(...sorts))
    .map(([by, to]) => ({ text: `sk ${by} :s`, values: { ':s': to } })),
  fc
    .constantFrom('m#', 'c', 'h', 'x')
    .map((prefix) => ({ text: 'begins_with(sk, :s)', values: { ':s': prefix } })),
  fc.constant({ text: 'sk BETWEEN :s AND :t', values: { ':s': 'e', ':t': 'm#1' } }),
)
const reading = fc.record(
  { Limit: fc.integer({ min: 1, max: 4 }), ScanIndexForward: fc.boolean() },
  { requiredKeys: [] },
)
const query = fc
  .tuple(fc.constantFrom(...partitions), range, fc.boolean(), reading)
  .map(([pk, within, ConsistentRead, more]) => ({
    ...at,
    KeyConditionExpression: within === undefined ? 'pk = :p' : `pk = :p AND ${within.text}`,
    ExpressionAttributeValues: { ':p': pk, ...within?.values },
    ConsistentRead,
    ...more,
  }))
export const indexQuery = (name: keyof typeof tableIndexes, pk: string, to?: string) => ({
  ...at,
  IndexName: name,
  KeyConditionExpression: to === undefined ? '#p = :p' : '#p = :p AND #s <= :s',
  ExpressionAttributeNames: {
    '#p': tableIndexes[name].partition,
    ...(to === undefined ? {} : { '#s': tableIndexes[name].sort }),
  },
  ExpressionAttributeValues: { ':p': pk, ...(to === undefined ? {} : { ':s': to }) },
})
const lookingUp = fc
  .tuple(
    fc.constantFrom('byOwner' as const, 'byDue' as const, 'byDay' as const),
    fc.constantFrom(...partitions),
    fc.option(rank, { nil: undefined }),
    reading,
  )
  .map(([name, pk, to, more]) => ({ ...indexQuery(name, pk, to), ...more }))

const keys = fc.array(key, { minLength: 1, maxLength: 4 })
const batchGet = fc
  .tuple(keys, fc.boolean())
  .map(([Keys, ConsistentRead]) => ({ RequestItems: { desk: { Keys, ConsistentRead } } }))
const batchWrite = fc
  .array(
    fc.oneof(
      item.map((Item) => ({ PutRequest: { Item } })),
      key.map((Key) => ({ DeleteRequest: { Key } })),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((desk) => ({ RequestItems: { desk } }))

export const randomRequest: fc.Arbitrary<RandomRequest> = fc.oneof(
  { weight: 5, arbitrary: request('Put', put, old) },
  { weight: 5, arbitrary: request('Update', fc.tuple(change, fresh).map(telling)) },
  { weight: 2, arbitrary: request('Update', moved, fresh) },
  { weight: 2, arbitrary: request('Delete', remove, old) },
  { weight: 6, arbitrary: request('TransactWrite', transaction, token) },
  {
    weight: 1,
    arbitrary: request(
      'Get',
      key.map((Key) => ({ ...at, Key })),
    ),
  },
  { weight: 3, arbitrary: request('Query', query) },
  { weight: 3, arbitrary: request('Query', lookingUp) },
  { weight: 1, arbitrary: request('BatchGet', batchGet) },
  { weight: 1, arbitrary: request('BatchWrite', batchWrite) },
)
