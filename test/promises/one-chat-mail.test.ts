import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { goOnByMail } from '../../src/flows/go-on-by-mail.ts'
import { settingNames } from '../../src/platform/names.ts'
import { markRead } from '../../src/store/chat-signs.ts'
import { applyPolicy } from '../../src/store/policy.ts'
import { message } from '../../src/store/queries/heads.ts'
import { suppress } from '../../src/store/suppressions.ts'
import { aConversation, aCustomer, aReply, given, minutes, nine, policy } from '../desk/a-desk.ts'
import { awsFault, failNext, useDeskAtWork, written } from './a-desk-at-work.ts'

useDeskAtWork()
const mails = mockClient(SESClient)
const parameters = mockClient(SSMClient)
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: nine })
  process.env[settingNames.pepperSecret] = 'pepper'
  parameters.on(GetParametersCommand).resolves({ Parameters: [{ Value: 'a pepper' }] })
  const shared = { team: 'service', language: 'en' } as const
  const origins = ['https://www.example.com']
  await applyPolicy({
    ...policy,
    inboxes: {
      site: { channel: 'webchat', ...shared, origins, goesOnByMail: 'mail' },
      mail: { channel: 'mail', ...shared, address: 'support@desk.example' },
    },
  })
})
afterAll(() => vi.useRealTimers())
beforeEach(() => mails.reset())

let count = 0

/** A chat whose visitor has left, with two replies that they have not read, the first of them due since now. */
const left = async (email = 'li@example.com') => {
  count += 1
  vi.setSystemTime(nine + minutes(10))
  const thread = String.fromCharCode(96 + count).repeat(26)
  const place = { thread, inbox: 'site', channel: 'webchat', customer: `customer-${count}` }
  const after = aConversation({ ...place, seq: 3, agent: undefined })
  const due = (seq: number) =>
    aReply({ thread, seq, inbox: 'site', delivery: 'sent', dueAt: nine + minutes(8 + seq) })
  await written(
    {
      customer: { isNew: true, after: aCustomer({ id: place.customer, email }) },
      thread: { kind: 'thread', ...place, threadKey: 'visitor:1', senderId: 'visitor:1' },
      conversations: [{ before: undefined, after, events: [] }],
      messages: [due(2), due(3)],
    },
    nine,
  )
  const present = async (seq: number) => given(await message(thread, 1, seq))
  return {
    thread,
    present,
    /** Works a reply as the clock brings it, while it is due. */
    works: async (seq = 2) => {
      const reply = await present(seq)
      if (reply.dueAt !== undefined) await goOnByMail(reply)
    },
  }
}

const sent = () => mails.commandCalls(SendRawEmailCommand).length
const later = (count: number) => vi.setSystemTime(Date.now() + minutes(count))

describe('a chat goes on by one mail', () => {
  test('also when two workers get the same reply, or its second one, at once', async () => {
    const { works } = await left()
    mails.on(SendRawEmailCommand).resolves({ MessageId: 'taken' })
    later(1)
    await Promise.all([works(2), works(2), works(3)])
    for (const seq of [2, 3, 2, 3]) await works(seq)
    expect(sent()).toBe(1)
  })

  test.each(['ProvisionedThroughputExceededException', 'ValidationException'])(
    'also when it was mailed and the table then says %s',
    async (name) => {
      const { works, present } = await left()
      mails.on(SendRawEmailCommand).callsFake(() => {
        failNext('UpdateItem', awsFault(name))
        return { MessageId: 'taken' }
      })
      await expect(works()).rejects.toMatchObject({ name })
      await works()
      later(2)
      for (const seq of [3, 2, 3]) await works(seq)
      expect(sent()).toBe(1)
      // Nobody knows whether it went: the agent is told so, and may write or ring.
      expect(await present(2)).toMatchObject({ delivery: 'unconfirmed', failure: 'no-answer-kept' })
      expect((await present(3)).dueAt).toBeUndefined()
    },
  )

  test('also when SES never answered', async () => {
    const { works, present } = await left()
    mails
      .on(SendRawEmailCommand)
      .rejects(Object.assign(new Error('late'), { name: 'TimeoutError' }))
    await works()
    later(5)
    for (const seq of [2, 3]) await works(seq)
    expect(sent()).toBe(1)
    expect((await present(2)).delivery).toBe('unconfirmed')
  })

  test('which is tried again when SES is known to have taken nothing', async () => {
    const { works, present } = await left()
    mails.on(SendRawEmailCommand).rejects(awsFault('Throttling'))
    await works()
    expect(await present(2)).toMatchObject({ delivery: 'sent', tries: 1, failure: 'throttling' })
    mails.on(SendRawEmailCommand).resolves({ MessageId: 'taken' })
    later(1)
    for (const seq of [2, 3]) await works(seq)
    expect(sent()).toBe(2)
    expect(await present(2)).toMatchObject({ delivery: 'sent', providerId: 'taken' })
    expect((await present(2)).failure).toBeUndefined()
    expect((await present(2)).dueAt).toBeUndefined()
  })

  test('and none to an address that mails are not sent to, which the agent is told', async () => {
    const { works, present } = await left('bounced@example.com')
    await suppress('bounced@example.com', { why: 'bounced-no-email', at: nine })
    for (const seq of [2, 3]) await works(seq)
    expect(sent()).toBe(0)
    expect(await present(2)).toMatchObject({ delivery: 'failed', failure: 'address-suppressed' })
  })

  test('and is shown as failed when SES refuses its address', async () => {
    const { works, present } = await left()
    mails.on(SendRawEmailCommand).rejects(awsFault('MessageRejected'))
    await works()
    later(2)
    await works(3)
    expect(sent()).toBe(1)
    expect(await present(2)).toMatchObject({ delivery: 'failed', failure: 'message-rejected' })
  })

  test('and none when it is read in the moment before the mail', async () => {
    const { works, thread } = await left()
    await markRead(thread, { episode: 1, seq: 3 })
    await works()
    expect(sent()).toBe(0)
  })
})
