import { buildSync } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { bundling } from '../../lib/bundling.ts'
import { settingNames } from '../../src/platform/names.ts'
import { actionsOf } from './statements.ts'
import { functionIds, resource, templateOf } from './template.ts'

// Nothing on a laptop refuses a right that was not given. So what a bundle can do is read from its code:
// esbuild leaves out the functions that a door does not reach, and names the file above each part.
const codeOf = (entry: string): string => {
  const { outputFiles } = buildSync({
    ...bundling,
    entryPoints: [entry],
    outdir: 'not-written',
    write: false,
    minify: false,
  })
  const parts = (outputFiles[0]?.text ?? '').split(/^\/\/ (?=\S+\.(?:ts|js|json)$)/m)
  return parts.filter((part) => /^(src|functions)\//.test(part)).join('')
}

const matches = (code: string, pattern: RegExp): readonly string[] =>
  [...new Set([...code.matchAll(pattern)].map(([, found]) => found ?? ''))].toSorted()

const rightsFor: Readonly<Record<string, readonly string[]>> = {
  Get: ['dynamodb:GetItem'],
  Put: ['dynamodb:PutItem'],
  Update: ['dynamodb:UpdateItem'],
  Delete: ['dynamodb:DeleteItem'],
  Query: ['dynamodb:Query'],
  Scan: ['dynamodb:Scan'],
  BatchGet: ['dynamodb:BatchGetItem'],
  BatchWrite: ['dynamodb:BatchWriteItem'],
  TransactGet: ['dynamodb:GetItem'],
  TransactWrite: ['dynamodb:ConditionCheckItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
  SendMessage: ['sqs:SendMessage'],
  SendMessageBatch: ['sqs:SendMessage'],
  GetParameter: ['ssm:GetParameter'],
  GetParameters: ['ssm:GetParameters'],
  SendRawEmail: ['ses:SendRawEmail'],
}

const isGiven = (id: string, right: string): boolean => {
  const [service = '', action = ''] = right.split(':')
  return actionsOf(id, service).includes(action)
}

const setApart: readonly string[] = [
  // Every function has them, for its log.
  settingNames.stage,
  settingNames.logLevel,
  // One table in `queues.ts` names all queues, so a sender's code mentions those it never sends to.
  settingNames.deliverQueue,
  settingNames.mailInQueue,
  settingNames.mailOutQueue,
  settingNames.escalateQueue,
  settingNames.surveyQueue,
  settingNames.deadlinesQueue,
  settingNames.parkingQueue,
]

describe.each(functionIds)('%s', (id) => {
  const { Properties } = resource(templateOf(), 'AWS::Lambda::Function', id)
  const code = codeOf(Properties.Description)

  test('may do everything that its code does', () => {
    const needed = matches(code, /new (\w+?)Command\d*\(/g).flatMap(
      (command) => rightsFor[command] ?? [],
    )
    expect(needed.filter((right) => !isGiven(id, right))).toEqual([])
  })

  test('is told what its code asks for and nothing else', () => {
    const asked = matches(code, /setting\w*\(settingNames\d*\.(\w+)\)/g).map(
      (key) => settingNames[key as keyof typeof settingNames],
    )
    const told = Object.keys(Properties.Environment.Variables)
    const beside = (names: readonly string[]) =>
      names.filter((name) => !setApart.includes(name)).toSorted()
    expect(beside(told)).toEqual(beside(asked))
  })
})

test('what a bundle does is seen in its code', () => {
  const code = codeOf('src/platform/parameters.ts')
  expect(matches(code, /new (\w+?)Command\d*\(/g)).toContain('GetParameters')
  expect(matches(code, /setting\w*\(settingNames\d*\.(\w+)\)/g)).toEqual([
    'parameterPrefix',
    'pepperSecret',
  ])
})
