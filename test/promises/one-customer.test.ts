import { describe, expect, test } from 'vitest'
import { file } from '../../src/flows/file.ts'
import { now } from '../../src/platform/clock.ts'
import { keep } from '../../src/store/keep.ts'
import { currentConversation } from '../../src/store/queries/current-conversation.ts'
import { anInbound } from '../desk/a-desk.ts'
import { everythingOf } from '../store/emulated-table.ts'
import { lagBehind, useDeskAtWork } from './a-desk-at-work.ts'

useDeskAtWork()

const write = async (thread: string) => {
  const inbound = anInbound({ thread, hash: thread, threadKey: thread, receivedAt: now() })
  await keep(inbound)
  expect(await file(inbound)).toBe('filed')
  return (await currentConversation(thread))?.customer
}

describe('a customer who writes on a second thread', () => {
  test('stays one customer, also where the table has not shown them yet', async () => {
    const first = await write('a'.repeat(26))
    lagBehind('customer#')
    expect(await write('b'.repeat(26))).toBe(first)
    expect(await everythingOf('customer#')).toHaveLength(1)
  })
})
