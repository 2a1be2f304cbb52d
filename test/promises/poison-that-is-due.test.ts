import { describe, expect, test } from 'vitest'
import { askSurvey } from '../../src/flows/ask-survey.ts'
import { work } from '../../src/flows/chore.ts'
import { deliver } from '../../src/flows/deliver.ts'
import { byCall } from '../../src/flows/deliver-by-call.ts'
import { now } from '../../src/platform/clock.ts'
import { type Key, keys } from '../../src/store/keys.ts'
import { dueUntil } from '../../src/store/queries/due.ts'
import { conversationItem, messageItem, surveyItem } from '../../src/store/stored.ts'
import { aConversation, aReply, aSurvey, minutes, surveyId, threadId } from '../desk/a-desk.ts'
import { put } from '../store/emulated-table.ts'
import { awsFault, failNext, useDeskAtWork } from './a-desk-at-work.ts'

useDeskAtWork()

/** What the clock would send to the queues at this moment. */
const dueAt = async (at: number): Promise<readonly Key[]> => {
  const found: Key[] = []
  for (let shard = 0; shard < 4; shard += 1) {
    for await (const page of dueUntil(shard, at)) found.push(...page)
  }
  return found
}

describe('something due that nobody can read', () => {
  test.each([
    [
      'a survey',
      () => ({ ...surveyItem(aSurvey({ dueAt: now() - 1 })), score: 'very good' }),
      () => askSurvey(surveyId),
    ],
    [
      'a conversation whose answer is late',
      () => ({
        ...conversationItem(
          aConversation({
            episode: 9,
            deadlines: [{ target: 'first-response', dueAt: now() - 1 }],
          }),
        ),
        seq: 'many',
      }),
      () => work(keys.conversation(threadId, 9)),
    ],
    [
      'a reply',
      () => ({ ...messageItem(aReply({ dueAt: now() - 1 })), text: 7 }),
      () => deliver({ thread: threadId, episode: 1, seq: 2 }, byCall),
    ],
  ])('%s: fails by itself and is not sent again each minute', async (_, item, worked) => {
    await put(item())
    expect(await dueAt(now())).toHaveLength(1)
    await expect(worked()).rejects.toMatchObject({ name: 'UnreadableItem' })
    expect(await dueAt(now() + minutes(1))).toEqual([])
    const later = (await dueAt(now() + minutes(16))).length
    expect(later).toBeGreaterThan(0)
  })

  test('is another matter than a table that is busy: that is tried again at once', async () => {
    const key = keys.message(threadId, 2, 2)
    await put(messageItem(aReply({ episode: 2, dueAt: now() - 1 })))
    failNext('GetItem', awsFault('ThrottlingException'))
    await expect(deliver({ thread: threadId, episode: 2, seq: 2 }, byCall)).rejects.toMatchObject({
      name: 'ThrottlingException',
    })
    expect(await dueAt(now())).toEqual([key])
  })
})
