import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { SQSEvent } from 'aws-lambda'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, test } from 'vitest'
import { deliver } from '../../src/flows/deliver.ts'
import { byCall } from '../../src/flows/deliver-by-call.ts'
import { now } from '../../src/platform/clock.ts'
import { eachMessage } from '../../src/platform/queue-records.ts'
import { aReply, minutes, threadId } from '../desk/a-desk.ts'
import { useDeskAtWork, written } from './a-desk-at-work.ts'

useDeskAtWork()
const queues = mockClient(SQSClient)
beforeEach(() => {
  queues.reset()
  queues.on(SendMessageBatchCommand).resolves({})
})

const batch = (...bodies: readonly number[]) =>
  ({
    Records: bodies.map((body) => ({
      messageId: `m${body}`,
      body: `${body}`,
      attributes: { ApproximateReceiveCount: '1' },
    })),
  }) as unknown as SQSEvent

describe('a batch of replies', () => {
  test('is sent at the same time: the first, to a slow app, does not wait out the function', async () => {
    const started: unknown[] = []
    let allStarted = () => {}
    const all = new Promise<void>((resolve) => {
      allStarted = resolve
    })
    const answer = await eachMessage(
      batch(1, 2, 3),
      async (body) => {
        started.push(body)
        if (started.length === 3) allStarted()
        await all
      },
      { laneOf: ({ body }) => body },
    )
    expect(answer).toEqual({ batchItemFailures: [] })
  })

  test('reports those that failed, and only those', async () => {
    const work = async (body: unknown) => {
      if (body === 2) throw new Error('no')
    }
    const failed = { batchItemFailures: [{ itemIdentifier: 'm2' }] }
    expect(await eachMessage(batch(1, 2, 3), work, { laneOf: ({ body }) => body })).toEqual(failed)
    expect(await eachMessage(batch(1, 2, 3), work)).toEqual(failed)
  })
})

describe('the replies of one thread in a batch', () => {
  test('are sent one after the other', async () => {
    let running = 0
    const together: number[] = []
    await eachMessage(batch(1, 2, 3), async () => {
      running += 1
      together.push(running)
      await Promise.resolve()
      running -= 1
    })
    expect(together).toEqual([1, 1, 1])
  })
})

describe('a reply that waits for the one before it', () => {
  let episode = 0
  const behind = async (dueAt: number): Promise<number> => {
    episode += 1
    const at = now()
    await written(
      {
        messages: [
          aReply({ episode, seq: 2, at, dueAt: at }),
          aReply({ episode, seq: 3, after: 2, at, dueAt }),
        ],
      },
      at,
    )
    await deliver({ thread: threadId, episode, seq: 3 }, byCall)
    return queues.commandCalls(SendMessageBatchCommand).length
  }

  test('is called again soon, while it is young', async () => {
    expect(await behind(now() + minutes(1))).toBe(1)
  })

  test('is left to the clock when it has long been due: messages do not pile up', async () => {
    expect(await behind(now() - minutes(10))).toBe(0)
  })
})
