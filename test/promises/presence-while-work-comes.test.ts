import { describe, expect, test } from 'vitest'
import { presence } from '../../src/flows/presence.ts'
import { isWorldFault } from '../../src/store/faults.ts'
import { agentPk } from '../../src/store/keys.ts'
import { everythingOf } from '../store/emulated-table.ts'
import { awsFault, failNext, useDeskAtWork } from './a-desk-at-work.ts'

useDeskAtWork()

const request = { presence: 'online', forMinutes: 30, correlation: 'c' } as const
const met = () =>
  Object.assign(awsFault('TransactionCanceledException'), {
    CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
  })

describe('an agent who says that they are there in the moment in which they are given a case', () => {
  test('is online, and comes online once', async () => {
    failNext('TransactWriteItems', met(), { times: 2 })
    expect(await presence({ ...request, agent: 'lin' })).toMatchObject({ presence: 'online' })
    const events = (await everythingOf(agentPk('lin'))).filter(({ kind }) => kind === 'event')
    expect(events).toHaveLength(1)
  })

  test('stays online', async () => {
    failNext('UpdateItem', awsFault('TransactionConflictException'), { times: 2 })
    expect(await presence({ ...request, agent: 'lin' })).toMatchObject({ presence: 'online' })
  })

  test('is told that it did not work when that never ends', async () => {
    failNext('TransactWriteItems', met(), { times: 5 })
    const fault = await presence({ ...request, agent: 'fang' }).catch((one: unknown) => one)
    expect(isWorldFault(fault)).toBe(true)
  })
})
