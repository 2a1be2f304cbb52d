import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll } from 'vitest'
import { startTableEmulator } from '../../local/emulators/dynamodb.ts'
import { settingNames } from '../../src/platform/names.ts'
import { table, tableName } from '../../src/platform/table.ts'
import type { Key } from '../../src/store/keys.ts'
import { type TableIndex, tableIndexes, tableKeys } from '../../src/store/schema.ts'

const indexes: readonly (readonly [string, TableIndex])[] = Object.entries(tableIndexes)

const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
]

const projection = ({ projection: chosen }: TableIndex) => {
  if (chosen === 'all') return { ProjectionType: 'ALL' as const }
  if (chosen === 'keysOnly') return { ProjectionType: 'KEYS_ONLY' as const }
  return { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...chosen.include] }
}

/** The desk's table, as the schema says, in an emulator of its own for this file's tests. */
export const useEmulatedTable = (): void => {
  let stop = async (): Promise<void> => undefined
  beforeAll(async () => {
    const emulator = await startTableEmulator()
    stop = emulator.stop
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_DYNAMODB: emulator.url,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      [settingNames.table]: 'desk',
      [settingNames.logLevel]: 'error',
    })
    const names = [tableKeys, ...indexes.map(([, index]) => index)].flatMap(
      ({ partition, sort }) => [partition, sort],
    )
    await new DynamoDBClient({}).send(
      new CreateTableCommand({
        TableName: 'desk',
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: keySchema(tableKeys.partition, tableKeys.sort),
        AttributeDefinitions: names.map((name) => ({ AttributeName: name, AttributeType: 'S' })),
        GlobalSecondaryIndexes: indexes.map(([name, index]) => ({
          IndexName: name,
          KeySchema: keySchema(index.partition, index.sort),
          Projection: projection(index),
        })),
      }),
    )
  })
  afterAll(() => stop())
}

type Item = Record<string, unknown>

/** An item as it is stored, or undefined. */
export const stored = async (key: Key): Promise<Item | undefined> => {
  const { Item } = await table.send(
    new GetCommand({ TableName: tableName(), Key: { ...key }, ConsistentRead: true }),
  )
  return Item
}

export const put = async (item: Item): Promise<void> => {
  await table.send(new PutCommand({ TableName: tableName(), Item: item }))
}

/** Everything whose partition key starts so, for tests only. */
export const everythingOf = async (prefix: string): Promise<readonly Item[]> => {
  const { Items = [] } = await table.send(new ScanCommand({ TableName: tableName() }))
  return Items.filter(({ pk }) => String(pk).startsWith(prefix))
}
