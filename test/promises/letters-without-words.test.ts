import { marshall } from '@aws-sdk/util-dynamodb'
import { describe, expect, test } from 'vitest'
import { aboutLetter } from '../../src/flows/about-letter.ts'
import type { Letter } from '../../src/flows/letter.ts'
import { letterState } from '../../src/flows/letter-state.ts'
import { wouldRedrive } from '../../src/flows/redrive.ts'
import { now } from '../../src/platform/clock.ts'
import { keep } from '../../src/store/keep.ts'
import { keys } from '../../src/store/keys.ts'
import { markParked } from '../../src/store/park.ts'
import { conversationItem, messageItem, surveyItem, ticketItem } from '../../src/store/stored.ts'
import {
  aConversation,
  anInbound,
  aReply,
  aSurvey,
  aTicket,
  surveyId,
  threadId,
} from '../desk/a-desk.ts'
import { put, stored } from '../store/emulated-table.ts'
import { useDeskAtWork } from './a-desk-at-work.ts'

useDeskAtWork()

const letter = (place: Letter['place'], body: unknown): Letter => ({
  place,
  body: JSON.stringify(body),
})
const ofSurvey = keys.survey(surveyId)

describe('what a letter is about', () => {
  const conversation = `${threadId}.2`
  const replied = keys.message(threadId, 2, 7)
  const event = { ...keys.conversation(threadId, 2), sk: 'e#000002#00000003#00' }
  test.each([
    [letter('deliver', { thread: threadId, episode: 2, seq: 7 }), { conversation, seq: 7 }],
    [letter('deadlines', keys.conversation(threadId, 2)), { conversation }],
    [letter('deadlines', keys.inbound(threadId, 'h')), { thread: threadId, inbound: 'h' }],
    [letter('deadlines', keys.ticket(7)), { ticket: 7 }],
    [letter('deadlines', { drain: 'service' }), { team: 'service' }],
    [letter('deadlines', { freed: 'lin' }), { agent: 'lin' }],
    [letter('parking', { ...replied, reason: 'not-relayed' }), { conversation, seq: 7 }],
    [letter('parking', { ...event, reason: 'not-relayed' }), { conversation, event: event.sk }],
    [letter('parking', { ...keys.agent('lin'), reason: 'not-relayed' }), { agent: 'lin' }],
    [letter('survey', 'nonsense'), { reason: 'unreadable-letter' }],
    [letter('parking', { ...replied, reason: 'Ann said so' }), { reason: 'unknown-reason' }],
  ])('is told in ids: %o', (one, about) => {
    expect(aboutLetter(one)).toMatchObject(about)
  })

  test.each([
    letter('survey', { survey: surveyId }),
    letter('deadlines', ofSurvey),
    letter('parking', { ...ofSurvey, reason: 'not-relayed' }),
  ])('never holds all of a survey’s id: who has it may answer', (one) => {
    const about = JSON.stringify(aboutLetter(one))
    expect(about).toContain(surveyId.slice(0, 6))
    expect(about).not.toContain(surveyId.slice(0, 7))
  })
})

describe('how things stand', () => {
  test('is told of the message, its conversation and the ticket that leads it', async () => {
    await put(messageItem(aReply({ tries: 3, failure: 'status-503' })))
    await put(conversationItem(aConversation({ ticket: 7 })))
    await put(ticketItem(aTicket({ number: 7 })))
    const standings = await letterState(letter('deliver', { thread: threadId, episode: 1, seq: 2 }))
    expect(standings).toMatchObject([
      { about: { seq: 2 }, now: { delivery: 'queued', tries: 3, failure: 'status-503' } },
      { about: { conversation: `${threadId}.1` }, now: { state: 'open' } },
      { about: { ticket: 7 }, now: { state: 'open' } },
    ])
  })

  test('names neither words nor people nor a survey’s id, even where they stand in a wrong place', async () => {
    const words = { name: 'Li Words', text: 'My words', state: 'Words in', team: '+49 30 1234' }
    await put({ ...surveyItem(aSurvey()), ...words, agent: 'li@example.com', customer: 'c-1' })
    await put({ ...conversationItem(aConversation()), ...words })
    const said = JSON.stringify([
      await letterState(letter('survey', { survey: surveyId })),
      await letterState(
        letter('given-up', {
          requestContext: { condition: 'RecordAgeExceeded', functionArn: 'arn' },
          payload: JSON.stringify({
            Records: [{ dynamodb: { NewImage: marshall({ ...ofSurvey, ...words }) } }],
          }),
        }),
      ),
    ])
    for (const secret of [surveyId, 'Words', 'words', '+49', 'example.com', 'c-1']) {
      expect(said).not.toContain(secret)
    }
  })

  test('is told as not there for what is gone, and of nothing for what nobody can read', async () => {
    const gone = letter('deadlines', keys.ticket(404))
    expect(await letterState(gone)).toEqual([{ about: { ticket: 404 }, now: undefined }])
    expect(await letterState({ place: 'deliver', body: '?' })).toEqual([])
  })
})

test('looking at what redrive would do changes nothing', async () => {
  const inbound = anInbound({ receivedAt: now() })
  const key = keys.inbound(inbound.thread, inbound.hash)
  await keep(inbound)
  await markParked(key, 'fault', now())
  const before = await stored(key)
  expect(await wouldRedrive(letter('parking', { ...key, reason: 'fault' }))).toEqual({
    isSettled: true,
    outcomes: ['will-be-filed'],
  })
  expect(await wouldRedrive(letter('survey', { survey: surveyId }))).toMatchObject({
    outcomes: ['handed-on'],
  })
  expect(await stored(key)).toEqual(before)
})
