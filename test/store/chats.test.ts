import { expect, test } from 'vitest'
import { markRead, markTyping } from '../../src/store/chat-signs.ts'
import { commit } from '../../src/store/commit.ts'
import { overLimit } from '../../src/store/limit.ts'
import { chatAfter, chatBefore, chatState } from '../../src/store/queries/chat.ts'
import { aReply, nine } from '../desk/a-desk.ts'
import { useEmulatedTable } from './emulated-table.ts'

useEmulatedTable()

const options = { timeZone: 'Europe/Berlin', now: nine }

/** Messages of a thread, by episode and number; none of them is sent anywhere. */
const written = async (thread: string, ...places: readonly (readonly [number, number])[]) => {
  const messages = places.map(([episode, seq]) => ({
    ...aReply({ text: `${episode}.${seq}` }),
    ...{ thread, episode, seq, delivery: 'sent' as const },
  }))
  expect(await commit({ messages }, options)).toBe('committed')
}

const texts = (messages: readonly { readonly text: string }[]) => messages.map(({ text }) => text)

test('a chat is read over all its episodes, after any place, in order', async () => {
  await written('over-episodes', [1, 1], [1, 2], [2, 1], [2, 2])
  const after = (episode: number, seq: number) => chatAfter('over-episodes', { episode, seq }, 50)
  expect(texts(await after(1, 0))).toEqual(['1.1', '1.2', '2.1', '2.2'])
  expect(texts(await after(1, 2))).toEqual(['2.1', '2.2'])
  expect(texts(await after(2, 2))).toEqual([])
})

test('a reading that lacks a message ends before the gap, so that nobody goes on behind it', async () => {
  await written('with-a-gap', [1, 1], [1, 2], [1, 4])
  expect(texts(await chatAfter('with-a-gap', { episode: 1, seq: 0 }, 50))).toEqual(['1.1', '1.2'])
  expect(texts(await chatAfter('with-a-gap', { episode: 1, seq: 2 }, 50))).toEqual([])
  await written('with-a-gap', [1, 3])
  expect(texts(await chatAfter('with-a-gap', { episode: 1, seq: 2 }, 50))).toEqual(['1.3', '1.4'])
})

test('what was said before is read backwards, page by page, without a gap and without a double', async () => {
  await written('backwards', [1, 1], [1, 2], [2, 1])
  const last = await chatBefore('backwards', undefined, 2)
  expect([texts(last.messages), last.hasEarlier]).toEqual([['1.2', '2.1'], true])
  const first = await chatBefore('backwards', { episode: 1, seq: 2 }, 2)
  expect([texts(first.messages), first.hasEarlier]).toEqual([['1.1'], false])
})

test('a sign of reading that comes late takes back nothing that was read', async () => {
  const read = async () => (await chatState('signs')).signs.readTo
  await markTyping('signs', 'customer', nine)
  await markRead('signs', { episode: 1, seq: 5 })
  await markRead('signs', { episode: 1, seq: 3 })
  expect(await read()).toEqual({ episode: 1, seq: 5 })
  await markRead('signs', { episode: 2, seq: 1 })
  await markRead('signs', { episode: 1, seq: 9 })
  expect(await read()).toEqual({ episode: 2, seq: 1 })
})

test('a limit counts each of them by itself, and anew in each minute', async () => {
  const minute = 60_000
  const at = Math.floor(nine / minute) * minute + 15_000
  for (let count = 0; count < 2; count += 1) {
    expect(await overLimit('somebody', 2, at)).toBeUndefined()
  }
  expect(await overLimit('somebody', 2, at)).toBe(45)
  expect(await overLimit('somebody-else', 2, at)).toBeUndefined()
  expect(await overLimit('somebody', 2, at + minute)).toBeUndefined()
})
