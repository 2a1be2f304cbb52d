import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { functionIds, idIn, resource, resources, templateOf } from './template.ts'

const alarms = () => resources(templateOf(), 'AWS::CloudWatch::Alarm')
const runbook = readFileSync('docs/runbook.md', 'utf8')
const headings = [...runbook.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading)

const parts = (description: string) =>
  /^(?<hurts>.+[.]) What to do: docs\/runbook\.md, "(?<heading>.+)"\.$/.exec(description)?.groups

test('every alarm says whom it hurts and which heading of the runbook says what to do', () => {
  for (const [id, { Properties }] of alarms()) {
    const said = parts(Properties.AlarmDescription)
    expect(said?.heading, id).toBeTruthy()
    expect(said?.hurts, id).toMatch(/^(Customers|One customer|Agents|Leads|Whoever)\b.*: .+/)
  }
})

test('the runbook has one heading for each alarm and no other', () => {
  const named = alarms().map(([, { Properties }]) => parts(Properties.AlarmDescription)?.heading)
  expect(headings.toSorted()).toEqual(named.toSorted())
})

test('under each heading stands what the operator sees, what customers notice and what to do', () => {
  const sections = runbook.split(/^### /m).slice(1)
  for (const section of sections)
    for (const part of ['**You see.**', '**Customers notice.**', '**Do.**'])
      expect(section, section.split('\n')[0]).toContain(part)
})

test('every alarm is told to whoever is on duty, and so is its end', () => {
  const topic = resources(templateOf(), 'AWS::SNS::Topic')[0]?.[0]
  for (const [id, { Properties }] of alarms()) {
    expect(Properties.AlarmActions.map(idIn), id).toEqual([topic])
    expect(Properties.OKActions.map(idIn), id).toEqual([topic])
  }
})

test('CloudWatch itself may publish to the topic, although its default policy is replaced', () => {
  const policy = resources(templateOf(), 'AWS::SNS::TopicPolicy')[0]?.[1].Properties.PolicyDocument
  expect(policy.Statement).toContainEqual(
    expect.objectContaining({
      Action: 'sns:Publish',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
    }),
  )
})

test('a mail address for alarms is subscribed when there is one', () => {
  const subscribed = (settings = {}) =>
    resources(templateOf(settings), 'AWS::SNS::Subscription').flatMap(([, { Properties }]) =>
      Properties.Protocol === 'email' ? Properties.Endpoint : [],
    )
  expect(subscribed()).toEqual([])
  expect(subscribed({ alarmMail: 'oncall@example.com' })).toEqual(['oncall@example.com'])
})

test.each(functionIds)('%s has an alarm on its errors', (id) => {
  const { Properties } = resource(templateOf(), 'AWS::CloudWatch::Alarm', `${id}Failing`)
  expect(Properties).toMatchObject({ MetricName: 'Errors', Threshold: 1 })
  expect(idIn(Properties.Dimensions[0].Value)).toMatch(new RegExp(`^${id}[0-9A-F]{8}$`))
})

test('one dead letter or one parked record is enough for an alarm', () => {
  const watched = alarms()
    .map(([, { Properties }]) => Properties)
    .filter(({ MetricName }) => MetricName === 'ApproximateNumberOfMessagesVisible')
  expect(watched.map(({ Threshold, EvaluationPeriods }) => [Threshold, EvaluationPeriods])).toEqual(
    Array(7).fill([1, 1]),
  )
  const queues = watched.map(({ Dimensions }) =>
    idIn(Dimensions[0].Value.Ref ?? Dimensions[0].Value),
  )
  expect(new Set(queues).size).toBe(7)
})

test.each(['Deliver', 'MailIn', 'MailOut', 'Escalate', 'Survey', 'Deadlines'])(
  'a message that waits too long before %s rings',
  (id) => {
    const alarm = resource(templateOf(), 'AWS::CloudWatch::Alarm', `${id}QueueWaiting`)
    expect(alarm.Properties).toMatchObject({
      MetricName: 'ApproximateAgeOfOldestMessage',
      Threshold: 20 * 60,
    })
  },
)

test.each(['OnMessage', 'Relay'])('%s rings when it falls behind the table or gives up', (id) => {
  const of = (name: string) =>
    resource(templateOf(), 'AWS::CloudWatch::Alarm', `${id}Stream${name}`).Properties
  expect(of('Behind')).toMatchObject({ MetricName: 'IteratorAge', Threshold: 5 * 60_000 })
  expect(of('GaveUp')).toMatchObject({
    MetricName: 'OnFailureDestinationDeliveredEventCount',
    Threshold: 1,
  })
})

test('a clock that has stopped rings, although it then reports nothing', () => {
  const { Properties } = resource(templateOf(), 'AWS::CloudWatch::Alarm', 'EveryMinuteSilent')
  expect(Properties).toMatchObject({
    MetricName: 'Invocations',
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'breaching',
    Period: 300,
  })
})
