import { expect, test } from 'vitest'
import { expiryAttribute, type TableIndex, tableIndexes } from '../../src/store/schema.ts'
import { resource, templateOf } from './template.ts'

const table = (settings = {}) => resource(templateOf(settings), 'AWS::DynamoDB::Table', 'Table')

test('the table is paid by use, streams both images, can be restored, and forgets by its attribute', () => {
  expect(table().Properties).toMatchObject({
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    TimeToLiveSpecification: { AttributeName: expiryAttribute, Enabled: true },
  })
})

test.each(Object.entries<TableIndex>(tableIndexes))(
  'the index %s has the keys and holds the attributes that the store counts on',
  (name, { partition, sort, projection }) => {
    const index = table().Properties.GlobalSecondaryIndexes.find(
      (each: { IndexName: string }) => each.IndexName === name,
    )
    expect(index.KeySchema).toEqual([
      { AttributeName: partition, KeyType: 'HASH' },
      { AttributeName: sort, KeyType: 'RANGE' },
    ])
    expect(index.Projection).toEqual(
      typeof projection === 'object'
        ? { ProjectionType: 'INCLUDE', NonKeyAttributes: projection.include }
        : { ProjectionType: projection === 'all' ? 'ALL' : 'KEYS_ONLY' },
    )
  },
)

test('there is no index that the store does not know', () => {
  expect(table().Properties.GlobalSecondaryIndexes).toHaveLength(Object.keys(tableIndexes).length)
})

test('a productive desk keeps its table when the stack is deleted, a passing one does not', () => {
  expect(table({ stage: 'prod' })).toMatchObject({
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: { DeletionProtectionEnabled: true },
  })
  expect(table()).toMatchObject({
    DeletionPolicy: 'Delete',
    Properties: { DeletionProtectionEnabled: false },
  })
})
