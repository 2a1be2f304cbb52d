import { describe, expect, test } from 'vitest'
import { chatPollMilliseconds, isTyping } from '../../src/desk/chat.ts'
import { minutes, nine } from './a-desk.ts'

describe('how soon a chat asks again', () => {
  const chat = { state: 'open' as const, lastAt: nine, waitingSince: undefined }
  test('soon while somebody talks, seldom once it is over, never under two seconds or over a minute', () => {
    const ended = { ...chat, state: 'resolved' as const }
    const waits = [
      chatPollMilliseconds(chat, nine),
      chatPollMilliseconds({ ...chat, waitingSince: nine }, nine + minutes(10)),
      chatPollMilliseconds(chat, nine + minutes(10)),
      chatPollMilliseconds(ended, nine + minutes(10)),
    ]
    expect(waits).toEqual([2000, 5000, 10_000, 60_000])
    expect(chatPollMilliseconds(undefined, nine)).toBe(3000)
  })

  test('typing is over when its time is', () => {
    expect([isTyping(nine + 1, nine), isTyping(nine, nine), isTyping(undefined, nine)]).toEqual([
      true,
      false,
      false,
    ])
  })
})
