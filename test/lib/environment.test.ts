import { describe, expect, test } from 'vitest'
import { type FunctionId, functionIds, resource, templateOf } from './template.ts'

const environment = (id: string, settings = {}): Record<string, unknown> =>
  resource(templateOf(settings), 'AWS::Lambda::Function', id).Properties.Environment.Variables

const everywhere = ['STAGE', 'LOG_LEVEL', 'TABLE_NAME']

const beside: Readonly<Record<FunctionId, readonly string[]>> = {
  Webhooks: ['PEPPER_SECRET', 'PARAMETER_PREFIX'],
  Visitors: ['PEPPER_SECRET', 'PARAMETER_PREFIX', 'PUBLIC_URL', 'MAIL_BUCKET'],
  AgentsRead: ['MAIL_BUCKET'],
  AgentsLookUp: [],
  AgentsWrite: [],
  AgentsCases: [],
  AgentsTickets: [],
  Pages: [],
  OnMessage: ['PARKING_QUEUE_URL'],
  Relay: ['DELIVER_QUEUE_URL', 'ESCALATE_QUEUE_URL', 'DEADLINES_QUEUE_URL', 'PARKING_QUEUE_URL'],
  Deliver: ['PARAMETER_PREFIX', 'DELIVER_QUEUE_URL', 'MAIL_OUT_QUEUE_URL'],
  MailIn: ['PEPPER_SECRET', 'MAIL_FROM', 'MAIL_BUCKET'],
  MailOut: ['PEPPER_SECRET', 'MAIL_BUCKET', 'MAIL_CONFIGURATION_SET', 'MAIL_OUT_QUEUE_URL'],
  Escalate: ['MAIL_FROM', 'MAIL_CONFIGURATION_SET'],
  Survey: ['MAIL_FROM', 'MAIL_CONFIGURATION_SET', 'PUBLIC_URL'],
  Deadlines: ['PARKING_QUEUE_URL'],
  Clock: ['DELIVER_QUEUE_URL', 'SURVEY_QUEUE_URL', 'DEADLINES_QUEUE_URL'],
  DailyMetrics: [],
}

describe.each(functionIds)('%s', (id) => {
  test('is told exactly what it needs to know', () => {
    expect(Object.keys(environment(id)).toSorted()).toEqual(
      [...everywhere, ...beside[id]].toSorted(),
    )
  })
})

test('links lead to the address of the API, or to the address that the company has given the desk', () => {
  expect(JSON.stringify(environment('Survey').PUBLIC_URL)).toContain('ApiEndpoint')
  const deskUrl = 'https://desk.example.com'
  expect(environment('Survey', { deskUrl }).PUBLIC_URL).toBe(deskUrl)
})

test('every function runs the newest Node.js on arm64, with a reason for its time and memory', () => {
  const limits = functionIds.map((id) => {
    const { Properties } = resource(templateOf(), 'AWS::Lambda::Function', id)
    expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] })
    return [id, Properties.Timeout, Properties.MemorySize]
  })
  expect(limits).toEqual([
    ['Webhooks', 10, 512],
    ['Visitors', 10, 512],
    ['AgentsRead', 10, 512],
    ['AgentsLookUp', 10, 512],
    ['AgentsWrite', 10, 512],
    ['AgentsCases', 10, 512],
    ['AgentsTickets', 10, 512],
    ['Pages', 10, 512],
    ['OnMessage', 60, 512],
    ['Relay', 60, 512],
    ['Deliver', 30, 512],
    ['MailIn', 90, 1024],
    ['MailOut', 30, 512],
    ['Escalate', 30, 512],
    ['Survey', 30, 512],
    ['Deadlines', 30, 512],
    ['Clock', 50, 512],
    ['DailyMetrics', 300, 1024],
  ])
})
