import {
  BatchGetCommand,
  BatchWriteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, test } from 'vitest'
import { emptyPart } from '../../src/desk/metrics.ts'
import { decideAndCommit } from '../../src/flows/decide.ts'
import { settingNames } from '../../src/platform/names.ts'
import { table } from '../../src/platform/table.ts'
import { commit, isConflictOn } from '../../src/store/commit.ts'
import { claim } from '../../src/store/delivery.ts'
import { ConflictFault, isWorldFault } from '../../src/store/faults.ts'
import { keep } from '../../src/store/keep.ts'
import { keys } from '../../src/store/keys.ts'
import { metricsOfDay, replaceMetrics } from '../../src/store/metrics.ts'
import { markParked } from '../../src/store/park.ts'
import { pushBack } from '../../src/store/push-back.ts'
import { teamAgents } from '../../src/store/queries/team-agents.ts'
import { aConversation, anAgent, anInbound, aReply, nine } from '../desk/a-desk.ts'

/** What the emulator cannot do: two writers at once, and a table that says "not now". */
const dynamodb = mockClient(table)
process.env[settingNames.table] = 'desk'
beforeEach(() => dynamodb.reset())

const options = { timeZone: 'Europe/Berlin', now: nine }
const decision = {
  conversations: [
    { before: undefined, after: aConversation({ agent: undefined, rev: 0 }), events: [] },
  ],
  filed: { inbound: anInbound(), episode: 1, seq: 1 },
}
const cancelled = (...codes: readonly string[]) =>
  Object.assign(new Error('cancelled'), {
    name: 'TransactionCanceledException',
    CancellationReasons: codes.map((Code) => ({ Code })),
    $metadata: { httpStatusCode: 400 },
  })
const committing = () => commit(decision, options)

describe('a commit that meets another one under way', () => {
  test('is a conflict from which nothing can be concluded', async () => {
    dynamodb.on(TransactWriteCommand).rejects(cancelled('None', 'TransactionConflict'))
    const result = await committing()
    expect(result).toBe('collided')
    expect(isConflictOn(result, 'filed')).toBe(false)
  })

  test('is decided again; only a mark that stands means that it was filed already', async () => {
    dynamodb
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled('None', 'TransactionConflict'))
      .rejectsOnce(cancelled('None', 'ConditionalCheckFailed'))
    let decided = 0
    const attempt = async () => {
      decided += 1
      return { decision, answer: 'filed' as const }
    }
    const marked = { timeZone: 'Europe/Berlin', doneOn: 'filed' as const }
    expect(await decideAndCommit(marked, attempt)).toBe('done-already')
    expect(decided).toBe(2)
  })

  test('five times in a row is a fault of the world, and not tried a sixth time', async () => {
    dynamodb.on(TransactWriteCommand).rejects(cancelled('ConditionalCheckFailed', 'None'))
    const attempt = async () => ({ decision, answer: 'filed' as const })
    const fault = await decideAndCommit({ timeZone: 'UTC' }, attempt).catch((one: unknown) => one)
    expect(fault).toBeInstanceOf(ConflictFault)
    expect(isWorldFault(fault)).toBe(true)
    expect(dynamodb.commandCalls(TransactWriteCommand)).toHaveLength(5)
  })
})

describe('a commit that the table refuses', () => {
  test.each([
    [['ConditionalCheckFailed', 'ThrottlingError']],
    [['ProvisionedThroughputExceeded', 'ConditionalCheckFailed']],
  ])('with %j is a fault of the world, although a condition failed too', async (codes) => {
    dynamodb.on(TransactWriteCommand).rejects(cancelled(...codes))
    const fault = await committing().catch((one: unknown) => one)
    expect(fault).toMatchObject({ name: 'TransactionCanceledException' })
    expect(isWorldFault(fault)).toBe(true)
  })

  test('for what is in it is a fault of this record', async () => {
    dynamodb.on(TransactWriteCommand).rejects(cancelled('ValidationError', 'None'))
    const fault = await committing().catch((one: unknown) => one)
    expect(isWorldFault(fault)).toBe(false)
  })
})

describe('a batch that is answered in part', () => {
  const responses = (id: string) => ({ Responses: { desk: [anAgent(id)] } })
  const unprocessed = { UnprocessedKeys: { desk: { Keys: [keys.agent('fang')] } } }

  test('is asked for the rest', async () => {
    dynamodb
      .on(BatchGetCommand)
      .resolvesOnce({ ...responses('lin'), ...unprocessed })
      .resolvesOnce(responses('fang'))
    expect((await teamAgents(['lin', 'fang'])).map(({ id }) => id)).toEqual(['lin', 'fang'])
    const [, second] = dynamodb.commandCalls(BatchGetCommand)
    expect(second?.args[0].input.RequestItems?.desk?.Keys).toEqual([keys.agent('fang')])
  })

  test('four times is a fault of the world, not half a team', async () => {
    dynamodb.on(BatchGetCommand).resolves({ ...responses('lin'), ...unprocessed })
    const fault = await teamAgents(['lin', 'fang']).catch((one: unknown) => one)
    expect(isWorldFault(fault)).toBe(true)
  })

  const day = '2026-03-01'
  const parts = new Map([['desk', new Map([[day, emptyPart(day, day)]])]])
  const stale = { DeleteRequest: { Key: { ...keys.metrics('team#a', day, day) } } }
  beforeEach(() => {
    dynamodb.on(GetCommand).resolves({ Item: { fed: [`team#a|${day}`] } })
    dynamodb.on(PutCommand).resolves({})
  })

  test('when numbers go stale, is asked for the rest', async () => {
    dynamodb
      .on(BatchWriteCommand)
      .resolvesOnce({ UnprocessedItems: { desk: [stale] } })
      .resolvesOnce({})
    await replaceMetrics(day, parts)
    expect(dynamodb.commandCalls(BatchWriteCommand)).toHaveLength(2)
  })

  test('when numbers stay stale, is a fault of the world', async () => {
    dynamodb.on(BatchWriteCommand).resolves({ UnprocessedItems: { desk: [stale] } })
    const fault = await replaceMetrics(day, parts).catch((one: unknown) => one)
    expect(isWorldFault(fault)).toBe(true)
  })
})

describe('an answer in pages', () => {
  test('is read to its end', async () => {
    const part = emptyPart('2026-03-01', '2026-03-01')
    dynamodb
      .on(QueryCommand)
      .resolvesOnce({ Items: [part], LastEvaluatedKey: { pk: 'p', sk: 's' } })
      .resolvesOnce({ Items: [part] })
    expect(await metricsOfDay('desk', '2026-03-01')).toHaveLength(2)
  })
})

describe('a table that does not answer', () => {
  const down = Object.assign(new Error('down'), { name: 'InternalServerError' })

  test('is told as it is, by whatever writes', async () => {
    dynamodb.onAnyCommand().rejects(down)
    await expect(keep(anInbound())).rejects.toBe(down)
    await expect(markParked(keys.inbound('t', 'h'), 'fault', nine)).rejects.toBe(down)
    await expect(claim(aReply(), nine)).rejects.toBe(down)
    await expect(pushBack(keys.inbound('t', 'h'), nine)).rejects.toBe(down)
    await expect(committing()).rejects.toBe(down)
  })
})
