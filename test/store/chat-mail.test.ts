import { beforeEach, describe, expect, test } from 'vitest'
import { deliveryLeaseMilliseconds } from '../../src/desk/delivering.ts'
import {
  chatMailing,
  claimChatMail,
  endChatReply,
  giveBackChatMail,
  postponeChatReply,
  settleChatMail,
} from '../../src/store/chat-mail.ts'
import { markRead } from '../../src/store/chat-signs.ts'
import { commit } from '../../src/store/commit.ts'
import { keys } from '../../src/store/keys.ts'
import { mailThread, openChatMails } from '../../src/store/mail-threads.ts'
import { repliesAfter } from '../../src/store/queries/chat-replies.ts'
import { message } from '../../src/store/queries/heads.ts'
import { aReply, given, minutes, nine } from '../desk/a-desk.ts'
import { stored, useEmulatedTable } from './emulated-table.ts'

useEmulatedTable()

let count = 0
let thread = ''
const dueAt = nine + minutes(10)
const reply = (seq: number) => aReply({ thread, seq, delivery: 'sent', dueAt })
const to = { episode: 1, seq: 3 }

beforeEach(async () => {
  count += 1
  thread = `chat-${count}`
  const messages = [reply(2), { ...reply(3), direction: 'note' as const }, reply(4)]
  await commit({ messages }, { timeZone: 'UTC', now: nine })
})

describe('the right to mail what is unread in a chat', () => {
  test('is taken by one of all who come, for as long as the lease', async () => {
    const claims = await Promise.all([2, 2, 4].map((seq) => claimChatMail(reply(seq), to, nine)))
    expect(claims.filter((one) => one !== undefined)).toHaveLength(1)
    const { mailing } = await chatMailing(thread)
    expect(mailing).toMatchObject({ to, leaseUntil: nine + deliveryLeaseMilliseconds })
  })

  test('is nobody’s once the customer has read the reply', async () => {
    await markRead(thread, { episode: 1, seq: 2 })
    expect(await claimChatMail(reply(2), to, nine)).toBeUndefined()
    expect(await claimChatMail(reply(4), to, nine)).toBeDefined()
  })

  test('is nobody’s once a mail has carried the reply, whatever became of that mail', async () => {
    await settleChatMail(given(await claimChatMail(reply(2), to, nine)), undefined)
    expect(await claimChatMail(reply(2), to, nine)).toBeUndefined()
    expect(await claimChatMail(reply(4), { episode: 1, seq: 4 }, nine)).toBeDefined()
  })

  test('is free again when nothing was sent', async () => {
    await giveBackChatMail(given(await claimChatMail(reply(2), to, nine)))
    expect(await claimChatMail(reply(2), to, nine)).toBeDefined()
  })
})

test('the first mail of a chat gives it its id, and a later one does not change it', async () => {
  await settleChatMail(given(await claimChatMail(reply(2), to, nine)), 'first')
  const next = { episode: 1, seq: 4 }
  await settleChatMail(given(await claimChatMail(reply(4), next, nine)), 'second')
  expect(await chatMailing(thread)).toEqual({ mailedTo: next, firstMailId: 'first' })
})

test('a mail whose lease is over is settled by who finds it, and by nobody else', async () => {
  const stale = given(await claimChatMail(reply(2), to, nine))
  expect(await settleChatMail({ ...stale, leaseUntil: stale.leaseUntil - 1 }, 'id')).toBe(false)
  expect(await settleChatMail(stale, undefined)).toBe(true)
  expect(await settleChatMail(stale, 'id')).toBe(false)
})

describe('a reply that was due', () => {
  const item = async () => given(await stored(keys.message(thread, 1, 2)))

  test('is due no more, and says how it ended', async () => {
    await endChatReply(reply(2), { delivery: 'failed', failure: 'messagerejected' })
    await endChatReply(reply(2), { delivery: 'unconfirmed' })
    const after = await item()
    expect(after).toMatchObject({ delivery: 'failed', failure: 'messagerejected' })
    for (const gone of ['dueAt', 'dueKey', 'dueRank']) expect(after).not.toHaveProperty(gone)
  })

  test('stays as it was where a mail went', async () => {
    await endChatReply(reply(2), {})
    expect((await message(thread, 1, 2))?.delivery).toBe('sent')
  })

  test('comes back later when nothing was sent', async () => {
    await postponeChatReply(reply(2), nine + minutes(20), 'throttling')
    expect(await item()).toMatchObject({
      ...{ delivery: 'sent', tries: 1, failure: 'throttling', tryAt: nine + minutes(20) },
      dueRank: String(nine + minutes(20)),
    })
  })
})

test('the replies behind a place are those of agents, oldest first, and no notes', async () => {
  const seqs = async (seq: number) =>
    (await repliesAfter(thread, { episode: 1, seq })).map((one) => one.seq)
  expect(await seqs(0)).toEqual([2, 4])
  expect(await seqs(2)).toEqual([4])
})

test('the answers to a chat’s mails are those of the address that it went on to last', async () => {
  const chat = { inbox: 'site', sender: 'visitor:1' }
  await openChatMails(thread, 'identity-1', chat)
  await openChatMails(thread, 'identity-2', chat)
  const { owner, participants, chat: opened } = await mailThread(thread)
  expect({ owner, opened }).toEqual({ owner: 'identity-2', opened: chat })
  expect([...participants].toSorted()).toEqual(['identity-1', 'identity-2'])
})
