import { describe, expect, test } from 'vitest'
import { deadLetterQueueName, resourceNames } from '../../src/platform/names.ts'
import { idIn, resource, resources, templateOf } from './template.ts'

const names = resourceNames('dev').queues
const { parking, ...workQueues } = names
const template = () => templateOf()
const queueNamed = (name: string) => {
  const found = resources(template(), 'AWS::SQS::Queue').find(
    ([, { Properties }]) => Properties.QueueName === name,
  )
  if (found === undefined) throw new Error(`no queue is called ${name}`)
  return { id: found[0], properties: found[1].Properties }
}

describe.each(Object.values(workQueues))('the queue %s', (name) => {
  test('gives a message five tries, then puts it with the dead letters for a fortnight', () => {
    const dead = queueNamed(deadLetterQueueName(name))
    const { deadLetterTargetArn, maxReceiveCount } = queueNamed(name).properties.RedrivePolicy
    expect(idIn(deadLetterTargetArn)).toBe(dead.id)
    expect(maxReceiveCount).toBe(5)
    expect(dead.properties.MessageRetentionPeriod).toBe(14 * 24 * 3600)
  })

  test('has one worker, which reports message by message and has time for its batch', () => {
    const { id, properties } = queueNamed(name)
    const sources = resources(template(), 'AWS::Lambda::EventSourceMapping').filter(
      ([, source]) => idIn(source.Properties.EventSourceArn) === id,
    )
    expect(sources).toHaveLength(1)
    const source = sources[0]?.[1].Properties
    expect(source).toMatchObject({
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    })
    const worker = template().toJSON().Resources[idIn(source.FunctionName)].Properties
    expect(properties.VisibilityTimeout).toBe(6 * worker.Timeout)
  })
})

test('parked records stay a fortnight and no function takes them away', () => {
  const { id, properties } = queueNamed(parking)
  expect(properties.MessageRetentionPeriod).toBe(14 * 24 * 3600)
  const readers = resources(template(), 'AWS::Lambda::EventSourceMapping').filter(
    ([, source]) => idIn(source.Properties.EventSourceArn) === id,
  )
  expect(readers).toEqual([])
})

test('what lies in a queue is encrypted, and only encrypted connections are let in', () => {
  const queues = resources(template(), 'AWS::SQS::Queue')
  expect(queues).toHaveLength(13)
  expect(queues.filter(([, { Properties }]) => Properties.SqsManagedSseEnabled !== true)).toEqual(
    [],
  )
  const policies = resources(template(), 'AWS::SQS::QueuePolicy')
  const guarded = policies.filter(([, { Properties }]) =>
    JSON.stringify(Properties).includes('"Condition":{"Bool":{"aws:SecureTransport":"false"}}'),
  )
  expect(guarded.map(([, { Properties }]) => idIn(Properties.Queues[0])).toSorted()).toEqual(
    queues.map(([id]) => id).toSorted(),
  )
})

test('the workers that send mails stay below what SES lets a new account send', () => {
  const workers = ['MailOut', 'Escalate', 'Survey'].map((id) => {
    const source = resources(template(), 'AWS::Lambda::EventSourceMapping').find(([name]) =>
      name.startsWith(`${id}Sqs`),
    )
    return source?.[1].Properties.ScalingConfig
  })
  expect(workers).toEqual(Array(3).fill({ MaximumConcurrency: 2 }))
})

test("a reply's later tries are not taken for a loop", () => {
  const loops = ['Deliver', 'MailOut', 'Deadlines'].map(
    (id) => resource(template(), 'AWS::Lambda::Function', id).Properties.RecursiveLoop,
  )
  expect(loops).toEqual(['Allow', 'Allow', undefined])
})
