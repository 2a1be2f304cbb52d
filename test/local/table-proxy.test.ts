import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAwsCall } from '../../local/aws-call.ts'
import { createTable } from '../../local/emulators/create.ts'
import { startTableEmulator, type TableEmulator } from '../../local/emulators/dynamodb.ts'
import { itemSize } from '../../local/table/item-size.ts'
import { startTableProxy, type TableProxy } from '../../local/table/proxy.ts'

let emulator: TableEmulator
let proxy: TableProxy
beforeAll(async () => {
  emulator = await startTableEmulator()
  proxy = await startTableProxy(emulator.url)
  const attributes = ['pk', 'owner'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' }))
  await createTable(createAwsCall('dynamodb', emulator.url, 'us-east-1'), {
    name: 'units',
    arn: '',
    indexNames: ['byOwner'],
    creation: {
      TableName: 'units',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: attributes,
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byOwner',
          KeySchema: [{ AttributeName: 'owner', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    },
  })
})
afterAll(async () => {
  await proxy.close()
  await emulator.stop()
})
beforeEach(() => proxy.units.reset())

const call = (operation: string, input: object) =>
  createAwsCall(
    'dynamodb',
    `${proxy.url}/Relay`,
    'us-east-1',
  )<Record<string, unknown>>(operation, {
    ...(operation.startsWith('Transact') ? {} : { TableName: 'units' }),
    ...input,
  })
const item = (pk: string, kilobytes = 0, more: object = {}) => ({
  pk: { S: pk },
  ...(kilobytes > 0 ? { text: { S: 'x'.repeat(kilobytes * 1024 - 50) } } : {}),
  ...more,
})
const units = () => proxy.units.report().byFunction.Relay
const isNew = { ConditionExpression: 'attribute_not_exists(pk)' }

describe('units are counted by the function that asked', () => {
  it('with every index that a write touches', async () => {
    await call('PutItem', { Item: item('indexed', 0, { owner: { S: 'lin' } }) })
    expect(units()).toEqual({ reads: 0, writes: 2, requests: 1 })
    expect(proxy.units.report().total).toEqual({ reads: 0, writes: 2 })
  })

  it('for a failed condition by the item that stood there, at least one', async () => {
    await call('PutItem', { Item: item('three', 3) })
    proxy.units.reset()
    await expect(call('PutItem', { Item: item('three'), ...isNew })).rejects.toThrow(
      'ConditionalCheck',
    )
    expect(units()?.writes).toBe(3)
    const onlyThere = { Key: item('never'), ConditionExpression: 'attribute_exists(pk)' }
    await expect(call('DeleteItem', onlyThere)).rejects.toThrow('ConditionalCheck')
    expect(units()?.writes).toBe(4)
  })

  it('for a cancelled transaction two a started kilobyte, conditions too', async () => {
    await call('PutItem', { Item: item('two', 2) })
    proxy.units.reset()
    const cancelled = call('TransactWriteItems', {
      TransactItems: [
        { Put: { TableName: 'units', Item: item('fresh') } },
        { ConditionCheck: { TableName: 'units', Key: item('two'), ...isNew } },
      ],
    })
    await expect(cancelled).rejects.toThrow('TransactionCanceled')
    expect(units()?.writes).toBe(2 + 4)
  })

  it('for reads, and without showing the function what it did not ask for', async () => {
    await call('PutItem', { Item: item('read') })
    const answer = await call('GetItem', { Key: item('read') })
    expect(answer).toEqual({ Item: item('read') })
    expect(units()?.reads).toBe(0.5)
    const asked = await call('GetItem', { Key: item('read'), ReturnConsumedCapacity: 'TOTAL' })
    expect(asked).toHaveProperty('ConsumedCapacity')
  })

  it('by the bytes that DynamoDB counts', () => {
    expect(itemSize({ pk: { S: '你好' }, n: { N: '-12.50' }, b: { BOOL: true } })).toBe(
      2 + 6 + 1 + 3 + 1 + 1,
    )
    expect(itemSize({ m: { M: { a: { S: 'b' } } }, l: { L: [{ NULL: true }] } })).toBe(
      1 + 6 + 1 + 5,
    )
  })
})

describe('a fault on demand', () => {
  const there = async (pk: string) => 'Item' in (await call('GetItem', { Key: item(pk) }))

  it('throttles the function and operation it names, as often as it says', async () => {
    proxy.faults.add({ kind: 'throttle', function: 'Relay', operation: 'PutItem', times: 1 })
    expect(await there('x')).toBe(false)
    await expect(call('PutItem', { Item: item('x') })).rejects.toThrow(
      'ProvisionedThroughputExceededException',
    )
    await call('PutItem', { Item: item('x') })
    expect(await there('x')).toBe(true)
  })

  it('leaves other functions alone', async () => {
    proxy.faults.add({ kind: 'throttle', function: 'Clock', times: 1 })
    await call('PutItem', { Item: item('y') })
    expect(proxy.faults.take('Clock', 'GetItem', false)).toBe('throttle')
  })

  it('cuts the connection without an effect, or after it', async () => {
    proxy.faults.add({ kind: 'time-out', times: 1 })
    await expect(call('PutItem', { Item: item('cut') })).rejects.toThrow('fetch failed')
    expect(await there('cut')).toBe(false)
    proxy.faults.add({ kind: 'lost-answer', times: 1 })
    await expect(call('PutItem', { Item: item('lost') })).rejects.toThrow('fetch failed')
    expect(await there('lost')).toBe(true)
  })

  it('makes a transaction meet another one, and spares reads', async () => {
    proxy.faults.add({ kind: 'conflict', times: 1 })
    expect(await there('calm')).toBe(false)
    const write = { TransactItems: [{ Put: { TableName: 'units', Item: item('calm') } }] }
    await expect(call('TransactWriteItems', write)).rejects.toThrow('[TransactionConflict]')
    await call('TransactWriteItems', write)
    expect(await there('calm')).toBe(true)
  })
})
