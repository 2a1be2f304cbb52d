import { expect, test } from 'vitest'
import { idIn, resource, resources, templateOf } from './template.ts'

const template = () => templateOf({ mailIn: 'example.com,help.example.com' })

test('SES takes what is sent to the domains, looks for spam and viruses, and keeps it below raw', () => {
  const { Rule } = resource(template(), 'AWS::SES::ReceiptRule', 'MailRule').Properties
  expect(Rule).toMatchObject({
    Enabled: true,
    ScanEnabled: true,
    Recipients: ['example.com', 'help.example.com'],
  })
  expect(Rule.Actions).toHaveLength(1)
  expect(Rule.Actions[0].S3Action.ObjectKeyPrefix).toBe('raw/')
})

test('no rule is made where no domain is named: SES receives in some regions only, and a desk may do without', () => {
  expect(resources(templateOf(), 'AWS::SES::ReceiptRule')).toEqual([])
  expect(resources(templateOf(), 'AWS::SES::ReceiptRuleSet')).toEqual([])
})

test.each(['MailReceived', 'MailEvents'])(
  'SES may tell the topic %s, although its default policy is replaced',
  (id) => {
    const [policy] = resources(template(), 'AWS::SNS::TopicPolicy')
      .filter(([name]) => name.startsWith(`${id}Policy`))
      .map(([, { Properties }]) => Properties.PolicyDocument.Statement)
    const allowed = policy?.filter(({ Effect }: { Effect: string }) => Effect === 'Allow')
    expect(allowed).toMatchObject([
      { Action: 'sns:Publish', Principal: { Service: 'ses.amazonaws.com' } },
    ])
    // Of this account and this rule set or configuration set only.
    expect(JSON.stringify(allowed[0].Condition)).toMatch(/SourceAccount.*SourceArn/)
  },
)

test('the rule is made once SES may do what it says: SES tries it then', () => {
  const [, rule] = resources(template(), 'AWS::SES::ReceiptRule')[0] ?? []
  const before = (rule as unknown as { DependsOn: readonly string[] }).DependsOn
  expect(before.some((id) => id.startsWith('MailBucketPolicy'))).toBe(true)
  expect(before.some((id) => id.startsWith('MailReceivedPolicy'))).toBe(true)
})

test('what SES tells reaches the queue of mails, and nothing else writes there', () => {
  const topics = resources(template(), 'AWS::SNS::Subscription').map(([, { Properties }]) => [
    idIn(Properties.TopicArn).replace(/[0-9A-F]{8}$/, ''),
    idIn(Properties.Endpoint).replace(/[0-9A-F]{8}$/, ''),
  ])
  expect(topics).toEqual([
    ['MailReceived', 'MailInQueue'],
    ['MailEvents', 'MailInQueue'],
  ])
})

test('mails and files are nobody’s to read without a right, and go over encrypted connections only', () => {
  const { Properties } = resource(template(), 'AWS::S3::Bucket', 'MailBucket')
  expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual(Array(4).fill(true))
  const policies = JSON.stringify(resources(template(), 'AWS::S3::BucketPolicy'))
  expect(policies).toContain('aws:SecureTransport')
})

test('bounces, complaints and deliveries of what is sent are told', () => {
  const [, destination] =
    resources(template(), 'AWS::SES::ConfigurationSetEventDestination')[0] ?? []
  expect(destination?.Properties.EventDestination.MatchingEventTypes).toEqual([
    ...['bounce', 'complaint', 'delivery'],
  ])
})
