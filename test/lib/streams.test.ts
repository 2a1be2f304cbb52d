import { expect, test } from 'vitest'
import { idIn, resources, templateOf } from './template.ts'

const readers = () =>
  resources(templateOf(), 'AWS::Lambda::EventSourceMapping')
    .map(([, { Properties }]) => Properties)
    .filter(({ EventSourceArn }) => EventSourceArn['Fn::GetAtt'][1] === 'StreamArn')

const filtersOf = (reader: string): unknown[] => {
  const found = readers().find(({ FunctionName }) => idIn(FunctionName).startsWith(reader))
  return found.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern))
}

test('exactly two functions read the stream of the table: a third would slow down both', () => {
  const names = readers().map(({ FunctionName }) => idIn(FunctionName).replace(/[0-9A-F]{8}$/, ''))
  expect(names.toSorted()).toEqual(['OnMessage', 'Relay'])
})

test('only a message that has just come in is handed to be filed', () => {
  expect(filtersOf('OnMessage')).toEqual([
    { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['inbound'] } } } },
  ])
})

test('relay sees what asks for something to be done, and each change of a conversation or ticket', () => {
  expect(filtersOf('Relay')).toEqual([
    { eventName: ['INSERT'], dynamodb: { NewImage: { effect: { S: [{ exists: true }] } } } },
    {
      eventName: ['INSERT', 'MODIFY'],
      dynamodb: { NewImage: { kind: { S: ['conversation', 'ticket'] } } },
    },
  ])
})

test('a batch that fails is halved and tried for hours, and kept whole when it is given up', () => {
  const bucket = resources(templateOf(), 'AWS::S3::Bucket')[0]?.[0]
  for (const reader of readers()) {
    expect(reader).toMatchObject({
      BatchSize: 100,
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      MaximumRecordAgeInSeconds: 23 * 3600,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    })
    expect(reader.MaximumRetryAttempts).toBeUndefined()
    expect(idIn(reader.DestinationConfig.OnFailure.Destination)).toBe(bucket)
  }
})

test('the command for what failed finds the bucket by a name that says the stage', () => {
  const template = templateOf({ stage: 'prod' })
  const [parameter, ...others] = resources(template, 'AWS::SSM::Parameter')
  expect(parameter?.[1].Properties.Name).toBe('/warmline/prod/stream-failures')
  expect(idIn(parameter?.[1].Properties.Value)).toBe(resources(template, 'AWS::S3::Bucket')[0]?.[0])
  expect(others).toEqual([])
})

test('what was given up holds what customers wrote: nobody else sees it and it goes after a fortnight', () => {
  expect(resources(templateOf(), 'AWS::S3::Bucket')[0]?.[1].Properties).toMatchObject({
    LifecycleConfiguration: { Rules: [{ ExpirationInDays: 14, Status: 'Enabled' }] },
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
  })
})
