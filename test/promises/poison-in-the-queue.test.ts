import { describe, expect, test } from 'vitest'
import { drain } from '../../src/flows/assign.ts'
import { now } from '../../src/platform/clock.ts'
import { setPresence } from '../../src/store/agents.ts'
import { conversation } from '../../src/store/queries/heads.ts'
import { conversationItem } from '../../src/store/stored.ts'
import { aConversation, hours, threadId } from '../desk/a-desk.ts'
import { put } from '../store/emulated-table.ts'
import { useDeskAtWork } from './a-desk-at-work.ts'

useDeskAtWork()

const waiting = (episode: number, priority: number) =>
  conversationItem(
    aConversation({ episode, priority, agent: undefined, waitingSince: now(), rev: 1 }),
  )

describe('a case in the queue that nobody can read', () => {
  test('does not keep those behind it from being given out', async () => {
    await put({ ...waiting(1, 0), deadlines: 'not a list' })
    await put(waiting(2, 5))
    await setPresence({ id: 'lin', presence: 'online', presenceUntil: now() + hours(1) }, undefined)
    expect(await drain('service')).toBe(1)
    expect(await conversation(`${threadId}.2`)).toMatchObject({ agent: 'lin' })
  })
})
