import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import { marshall } from '@aws-sdk/util-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, test } from 'vitest'
import { fileKept } from '../../src/flows/file-record.ts'
import { redrive } from '../../src/flows/redrive.ts'
import { now } from '../../src/platform/clock.ts'
import { settingNames } from '../../src/platform/names.ts'
import { keep } from '../../src/store/keep.ts'
import { type Key, keys } from '../../src/store/keys.ts'
import { markParked } from '../../src/store/park.ts'
import { kept } from '../../src/store/queries/heads.ts'
import { conversationItem, messageItem } from '../../src/store/stored.ts'
import { wordsOfHead } from '../../src/store/words.ts'
import { aConversation, anInbound, aReply, surveyId, threadId } from '../desk/a-desk.ts'
import { everythingOf, put, stored } from '../store/emulated-table.ts'
import { awsFault, failNext, useDeskAtWork } from './a-desk-at-work.ts'

useDeskAtWork()
const queues = mockClient(SQSClient)
const address = (queue: string) => `https://sqs.us-east-1.amazonaws.com/1/${queue}`
beforeEach(() => {
  queues.reset()
  queues.on(SendMessageBatchCommand).resolves({})
  Object.assign(process.env, {
    [settingNames.escalateQueue]: address('escalate'),
    [settingNames.surveyQueue]: address('survey'),
    [settingNames.deadlinesQueue]: address('deadlines'),
  })
})

/** What was sent, by the queue's last name. */
const sent = () =>
  queues.commandCalls(SendMessageBatchCommand).flatMap(({ args: [{ input }] }) =>
    (input.Entries ?? []).map(({ MessageBody = '' }) => ({
      to: input.QueueUrl?.split('/').at(-1),
      body: JSON.parse(MessageBody),
    })),
  )

const parkedLetter = (key: Key, reason: string, at = now()) => ({
  place: 'parking' as const,
  body: JSON.stringify({ ...key, reason, correlation: 'c1', at }),
})

let threads = 0
const aThread = () => {
  threads += 1
  return `${threads}`.padStart(26, 't')
}

describe('a parked message whose reason was mended', () => {
  const parked = async () => {
    const inbound = anInbound({ thread: aThread(), receivedAt: now() })
    const key = keys.inbound(inbound.thread, inbound.hash)
    await keep(inbound)
    const at = now()
    await markParked(key, 'unknown-inbox', at)
    return { inbound, key, letter: parkedLetter(key, 'unknown-inbox', at) }
  }
  const messagesOf = async (thread: string) =>
    (await everythingOf(`thread#${thread}`)).filter(({ kind }) => kind === 'message')

  test('is filed once by the clock, however often its letter is redriven', async () => {
    const { inbound, key, letter } = await parked()
    expect(await redrive(letter)).toEqual({ isSettled: true, outcomes: ['will-be-filed'] })
    await fileKept(key)
    expect(await redrive(letter)).toEqual({ isSettled: true, outcomes: ['filed-already'] })
    await fileKept(key)
    expect(await messagesOf(inbound.thread)).toHaveLength(1)
    expect(sent()).toEqual([])
  })

  test('is filed also when its letter is redriven before its mark has come', async () => {
    const inbound = anInbound({ thread: aThread(), receivedAt: now() })
    const key = keys.inbound(inbound.thread, inbound.hash)
    await keep(inbound)
    const letter = parkedLetter(key, 'unknown-inbox')
    expect(await redrive(letter)).toMatchObject({ isSettled: true })
    await markParked(key, 'unknown-inbox', JSON.parse(letter.body).at)
    await fileKept(key)
    expect(await messagesOf(inbound.thread)).toHaveLength(1)
  })

  test('needs no second redrive for a second letter of it', async () => {
    const { key, letter } = await parked()
    await redrive(letter)
    const second = parkedLetter(key, 'unknown-inbox')
    expect(await redrive(second)).toEqual({ isSettled: true, outcomes: ['will-be-filed'] })
    expect(await kept(key)).toMatchObject({ kind: 'inbound' })
  })

  test('is made due although no version could read it: whether it can be filed now is seen then', async () => {
    const key = keys.inbound(aThread(), 'poison')
    await put({ ...key, kind: 'inbound', v: 99, parkedAt: 1, parkedFor: 'unreadable-item' })
    expect(await redrive(parkedLetter(key, 'unreadable-item'))).toMatchObject({ isSettled: true })
    expect(await stored(key)).toHaveProperty('dueKey')
  })

  test('keeps its letter when it is gone from the table: a person looks at that', async () => {
    const letter = parkedLetter(keys.inbound(aThread(), 'gone'), 'fault')
    expect(await redrive(letter)).toEqual({ isSettled: false, outcomes: ['gone'] })
  })

  test('keeps its letter when the table is busy, and its mark', async () => {
    const { key, letter } = await parked()
    failNext('UpdateItem', awsFault('ThrottlingException'))
    await expect(redrive(letter)).rejects.toMatchObject({ name: 'ThrottlingException' })
    expect(await kept(key)).toBe('parked')
  })
})

describe('a head that relay did not understand', () => {
  const head = () => conversationItem(aConversation({ thread: aThread() }))

  test('is found by its words once it was mended', async () => {
    const item = head()
    await put(item)
    const letter = parkedLetter(item, 'not-relayed')
    expect(await redrive(letter)).toEqual({ isSettled: true, outcomes: ['indexed'] })
    expect(await wordsOfHead(item)).toMatchObject({ rev: item.rev })
  })

  test('keeps its letter while nobody has mended it', async () => {
    const item = { ...head(), customer: 7 }
    await put(item)
    const letter = parkedLetter(item, 'not-relayed')
    expect(await redrive(letter)).toEqual({ isSettled: false, outcomes: ['not-understood'] })
    expect(await wordsOfHead(item)).toBeUndefined()
  })
})

describe('a change that relay did not understand', () => {
  const replyKey = keys.message(threadId, 1, 2)

  test('is relayed again once its item was mended', async () => {
    await put({ ...messageItem(aReply()), effect: 'deliver' })
    const letter = parkedLetter(replyKey, 'not-relayed')
    expect(await redrive(letter)).toEqual({ isSettled: true, outcomes: ['handed-on'] })
    expect(sent()).toEqual([{ to: 'deliver', body: { thread: threadId, episode: 1, seq: 2 } }])
  })

  test.each([
    ['whose item has not changed', { effect: 'deliver', seq: 'two' }, 'not-understood'],
    ['whose effect nobody knows', { effect: 'sing' }, 'not-understood'],
  ])('keeps its letter: one %s', async (_, change, outcome) => {
    await put({ ...messageItem(aReply()), ...change })
    const letter = parkedLetter(replyKey, 'not-relayed')
    expect(await redrive(letter)).toEqual({ isSettled: false, outcomes: [outcome] })
    expect(sent()).toEqual([])
  })

  test('keeps its letter when the queue takes nothing, and when it is gone', async () => {
    await put({ ...messageItem(aReply()), effect: 'deliver' })
    queues.on(SendMessageBatchCommand).rejects(awsFault('QueueDoesNotExist'))
    await expect(redrive(parkedLetter(replyKey, 'not-relayed'))).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    })
    const gone = parkedLetter(keys.message(aThread(), 1, 1), 'not-relayed')
    expect(await redrive(gone)).toEqual({ isSettled: false, outcomes: ['gone'] })
  })
})

describe('a dead letter', () => {
  const late = { target: 'first-response', at: 2, dueAt: 1, correlation: 'c1', team: 'service' }
  test.each([
    ['deliver', { thread: threadId, episode: 1, seq: 2 }],
    ['escalate', { ...late, conversation: `${threadId}.1`, of: 'a later version' }],
    ['survey', { survey: surveyId }],
    ['deadlines', { pk: `ticket#7`, sk: 'head' }],
    ['deadlines', { drain: 'service' }],
    ['deadlines', { freed: 'lin' }],
  ] as const)('of %s goes back to its worker with the body that it had', async (place, body) => {
    const letter = { place, body: JSON.stringify(body) }
    expect(await redrive(letter)).toEqual({ isSettled: true, outcomes: ['handed-on'] })
    expect(sent()).toEqual([{ to: place, body }])
  })

  test.each([
    ['that is no JSON', 'hello'],
    ['that its worker would not understand', '{"thread":"t"}'],
  ])('stays where it is: one %s', async (_, body) => {
    expect(await redrive({ place: 'deliver', body })).toEqual({
      isSettled: false,
      outcomes: ['not-understood'],
    })
    expect(sent()).toEqual([])
  })
})

describe('a batch that the stream gave up', () => {
  const batch = (...items: readonly Readonly<Record<string, unknown>>[]) => ({
    place: 'given-up' as const,
    body: JSON.stringify({
      requestContext: { condition: 'RecordAgeExceeded', functionArn: 'arn:aws:lambda:x:1:f:relay' },
      payload: JSON.stringify({
        Records: items.map((item) => ({
          dynamodb: { NewImage: marshall(item, { removeUndefinedValues: true }) },
        })),
      }),
    }),
  })

  test('brings its messages before the clock, parked or not, and files none twice', async () => {
    const aKept = async () => {
      const inbound = anInbound({ thread: aThread(), receivedAt: now() })
      await keep(inbound)
      const key = keys.inbound(inbound.thread, inbound.hash)
      return { key, image: { ...key, ...inbound } }
    }
    const [due, parked, filed] = [await aKept(), await aKept(), await aKept()]
    await markParked(parked.key, 'fault', now())
    await fileKept(filed.key)
    expect(await redrive(batch(due.image, parked.image, filed.image))).toEqual({
      isSettled: true,
      outcomes: ['will-be-filed', 'will-be-filed', 'filed-already'],
    })
    expect(sent()).toEqual([])
  })

  test('hands its effects on, tells those who watch lists, and parks what is not understood', async () => {
    const event = {
      ...keys.conversation(threadId, 1),
      ...{ kind: 'event', effect: 'escalate', correlation: 'c1' },
    }
    const late = { target: 'first-response', at: 2, dueAt: 1, team: 'service' }
    const head = conversationItem(aConversation({ agent: undefined, waitingSince: 1 }))
    expect(await redrive(batch({ ...event, ...late }, head, event))).toEqual({
      isSettled: true,
      outcomes: ['handed-on', 'watchers-told', 'parked'],
    })
    expect(sent()).toMatchObject([
      { to: 'escalate', body: late },
      { to: 'parking', body: { sk: 'c#000001', reason: 'not-relayed', correlation: 'c1' } },
    ])
    expect(await stored(keys.changed('team#service'))).toMatchObject({ changes: 1 })
    expect(await wordsOfHead(head)).toMatchObject({ rev: head.rev })
  })

  test('stays where it is when a message of it is gone, or when it is no batch', async () => {
    const gone = { ...anInbound({ thread: aThread() }), ...keys.inbound(aThread(), 'gone') }
    expect(await redrive(batch(gone))).toEqual({ isSettled: false, outcomes: ['gone'] })
    for (const body of ['', '{}', '{"requestContext":{},"payload":"no"}']) {
      expect(await redrive({ place: 'given-up', body })).toMatchObject({ isSettled: false })
    }
  })
})
