import { describe, expect, test } from 'vitest'
import { actionsOf, all, type Statement, statementsOf } from './statements.ts'
import { type FunctionId, functionIds, idIn, resources, templateOf } from './template.ts'

const read = ['BatchGetItem', 'GetItem', 'Query']
const write = [...read, 'ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem'].toSorted()
// The stream's own rights, of which ListStreams knows no resource.
const streaming = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams']

const onTable: Readonly<Record<FunctionId, readonly string[]>> = {
  Webhooks: ['GetItem', 'PutItem', 'Query'],
  Visitors: [...read, 'PutItem', 'UpdateItem'].toSorted(),
  AgentsRead: read,
  AgentsLookUp: read,
  AgentsWrite: write,
  AgentsCases: write,
  AgentsTickets: write,
  Pages: write,
  OnMessage: [...write, ...streaming].toSorted(),
  Relay: [...read, 'BatchWriteItem', 'PutItem', 'UpdateItem', ...streaming].toSorted(),
  Deliver: [...read, 'PutItem', 'UpdateItem'].toSorted(),
  MailIn: [...read, 'DeleteItem', 'PutItem', 'UpdateItem'].toSorted(),
  MailOut: [...read, 'PutItem', 'UpdateItem'].toSorted(),
  Escalate: read,
  Survey: write,
  Deadlines: write,
  Clock: read,
  DailyMetrics: [...read, 'BatchWriteItem', 'PutItem', 'UpdateItem'].toSorted(),
}

/** The CDK's own function that unpacks the console's files into their bucket. */
const isOfTheCdk = (id: string): boolean => id.startsWith('CustomCDKBucketDeployment')
const ownPolicies = () =>
  resources(templateOf(), 'AWS::IAM::Policy').filter(([id]) => !isOfTheCdk(id))

describe.each(functionIds)('%s', (id) => {
  test('does with the table what its job needs, and never scans it', () => {
    expect(actionsOf(id, 'dynamodb')).toEqual(onTable[id])
  })
})

test('no function may do anything everywhere, where AWS lets a right name its resource', () => {
  const everywhere = ownPolicies()
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement as Statement[])
    .filter(({ Resource }) => all(Resource).includes('*'))
    .flatMap(({ Action }) => all(Action))
  expect(new Set(everywhere)).toEqual(new Set(['dynamodb:ListStreams']))
})

test('no right is a family of rights', () => {
  const wide = ownPolicies()
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement as Statement[])
    .flatMap(({ Action }) => all(Action) as string[])
    .filter((action) => action.includes('*'))
  expect(wide).toEqual([])
})

test('no role is given a ready-made policy of AWS', () => {
  const ready = resources(templateOf(), 'AWS::IAM::Role').filter(
    ([id, { Properties }]) => !isOfTheCdk(id) && Properties.ManagedPolicyArns !== undefined,
  )
  expect(ready).toEqual([])
})

test('what the CDK brings along to put the console in place reaches the assets and the console’s files only', () => {
  const reached = resources(templateOf(), 'AWS::IAM::Policy')
    .filter(([id]) => isOfTheCdk(id))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement as Statement[])
    .flatMap(({ Resource }) => all(Resource).map((one) => JSON.stringify(one)))
  expect(reached.length).toBeGreaterThan(0)
  for (const one of reached) expect(one).toMatch(/cdk-hnb659fds-assets-|"ConsoleFiles[0-9A-F]{8}"/)
})

/** Who may do this. */
const allowedTo = (action: string, service: string) =>
  functionIds.filter((id) => actionsOf(id, service).includes(action))

test('escalations and surveys send mail only as the address of the desk', () => {
  expect(allowedTo('SendRawEmail', 'ses')).toEqual(['MailOut', 'Escalate', 'Survey'])
  const right = statementsOf('Escalate').find(({ Action }) => Action === 'ses:SendRawEmail')
  expect(right?.Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'support@example.com' } })
  expect(sesResources(right)).toEqual([
    'configuration-set/warmline-dev',
    'identity/example.com',
    'identity/support@example.com',
  ])
})

test('replies are mailed as an address of the domains whose mail the desk receives', () => {
  const right = statementsOf('MailOut').find(({ Action }) => Action === 'ses:SendRawEmail')
  expect(right?.Condition).toEqual({ StringLike: { 'ses:FromAddress': ['*@example.com'] } })
  expect(sesResources(right)).toEqual([
    'configuration-set/warmline-dev',
    'identity/*@example.com',
    'identity/example.com',
  ])
})

test('each function reads and writes its own part of the bucket of mails and files, and nobody else any', () => {
  const below = (id: FunctionId, action: string) =>
    statementsOf(id)
      .filter(
        ({ Action, Resource }) => Action === action && JSON.stringify(Resource).includes('Mail'),
      )
      .map(({ Resource }) => /"(\/[^"]*)"/.exec(JSON.stringify(Resource))?.[1])
  const rights = functionIds.map((id): [FunctionId, unknown, unknown] => [
    id,
    below(id, 's3:GetObject'),
    below(id, 's3:PutObject'),
  ])
  expect(rights.filter(([, reads, writes]) => `${reads}${writes}` !== '')).toEqual([
    ['Visitors', ['/files/*'], ['/files/chats/*']],
    ['AgentsRead', ['/files/*'], ['/files/agents/*']],
    ['MailIn', ['/raw/*'], ['/files/mails/*']],
    ['MailOut', ['/files/*'], []],
  ])
})

/** The ends of the names that a right of SES is about. */
const sesResources = (right: Statement | undefined): readonly (string | undefined)[] =>
  all(right?.Resource)
    .map((arn) => /:((?:identity|configuration-set)\/.+?)"/.exec(JSON.stringify(arn))?.[1])
    .toSorted()

test('the pepper is read where messages come in and where mails get the address of their thread', () => {
  expect(allowedTo('GetSecretValue', 'secretsmanager')).toEqual([
    ...['Webhooks', 'Visitors', 'MailIn', 'MailOut'],
  ])
  const right = statementsOf('Webhooks').find(({ Action }) =>
    all(Action).includes('secretsmanager:GetSecretValue'),
  )
  expect(idIn(right?.Resource)).toMatch(/^Pepper[0-9A-F]{8}$/)
})

test('the signing secrets of inboxes are read where messages come in and where replies leave', () => {
  const readers = functionIds.filter((id) =>
    JSON.stringify(statementsOf(id)).includes(':parameter/warmline/dev/inboxes/*'),
  )
  expect(readers).toEqual(['Webhooks', 'Visitors', 'Deliver'])
})
