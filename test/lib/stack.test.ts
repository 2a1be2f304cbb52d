import { expect, test } from 'vitest'
import { functionIds, resource, resources, templateOf } from './template.ts'

test('the stack stays under 350 resources: CloudFormation refuses the 501st', () => {
  expect(Object.keys(templateOf().toJSON().Resources).length).toBeLessThan(350)
})

test('there are the functions of the desk, and of the CDK only the one that puts the console’s files in place', () => {
  const ids = resources(templateOf(), 'AWS::Lambda::Function').map(([id]) => id.slice(0, -8))
  const own = ids.filter((id) => !id.startsWith('CustomCDKBucketDeployment'))
  expect(own.toSorted()).toEqual([...functionIds].toSorted())
  expect(ids).toHaveLength(own.length + 1)
})

test('the pepper outlives the stack, under the name that the desk looks for', () => {
  const secrets = resources(templateOf({ stage: 'prod' }), 'AWS::SecretsManager::Secret')
  expect(secrets.map(([, { Properties }]) => Properties.Name)).toEqual(['warmline-prod-pepper'])
  expect(secrets[0]?.[1]).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
})

test('how the pepper is generated never changes: AWS would make a new one and orphan every thread', () => {
  const [, pepper] = resources(templateOf(), 'AWS::SecretsManager::Secret')[0] ?? []
  expect(pepper?.Properties.GenerateSecretString).toEqual({
    ExcludePunctuation: true,
    PasswordLength: 64,
  })
})

test('the clock strikes every minute, the numbers are computed every hour', () => {
  const of = (id: string) =>
    resource(templateOf(), 'AWS::Scheduler::Schedule', `${id}Schedule`).Properties
      .ScheduleExpression
  expect([of('EveryMinute'), of('EveryHour')]).toEqual(['rate(1 minute)', 'cron(35 * * * ? *)'])
})

test('without an address for mails the template asks for a parameter that nobody can give', () => {
  const parametersOf = (settings = {}) => templateOf(settings).toJSON().Parameters
  expect(parametersOf()).not.toHaveProperty('MailFromIsMissing')
  const asked = parametersOf({ mailFrom: undefined }).MailFromIsMissing
  expect(asked).not.toHaveProperty('Default')
  expect('support@example.com').not.toMatch(new RegExp(asked.AllowedPattern))
})

test('logs are kept as long as was decided', () => {
  const days = resources(templateOf({ logRetentionDays: '90' }), 'AWS::Logs::LogGroup').map(
    ([, { Properties }]) => Properties.RetentionInDays,
  )
  expect(days).toEqual(Array(functionIds.length + 1).fill(90))
})
