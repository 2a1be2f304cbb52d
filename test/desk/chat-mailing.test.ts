import { describe, expect, test } from 'vitest'
import { type ChatMailing, chatMailStep } from '../../src/desk/chat-mailing.ts'
import { deliveryStep } from '../../src/desk/delivering.ts'
import type { ChatInbox } from '../../src/desk/inbox.ts'
import { replyTo } from '../../src/desk/replying.ts'
import { aConversation, aReply, decided, minutes, nine, policy } from './a-desk.ts'

const reply = aReply({ seq: 4, delivery: 'sent', dueAt: nine + minutes(10) })
const step = (state: ChatMailing, at = nine + minutes(10)) => chatMailStep(reply, state, at)
const place = (seq: number, episode = 1) => ({ episode, seq })

describe('a reply in a chat that nobody has read for 10 minutes', () => {
  test('is mailed with everything behind what was read', () => {
    expect(step({ readTo: place(2) })).toEqual({ do: 'mail', after: place(2) })
  })

  test('is mailed without what a mail has carried already', () => {
    expect(step({ readTo: place(1), mailedTo: place(3) })).toEqual({ do: 'mail', after: place(3) })
    expect(step({ readTo: place(3), mailedTo: place(1) })).toEqual({ do: 'mail', after: place(3) })
  })

  test('is mailed from the beginning where nothing was ever read', () => {
    expect(step({})).toEqual({ do: 'mail', after: place(0) })
  })

  test('waits until the 10 minutes are over, and for the next try', () => {
    expect(step({}, nine + minutes(9))).toEqual({ do: 'wait' })
    const tried = { ...reply, tryAt: nine + minutes(12) }
    expect(chatMailStep(tried, {}, nine + minutes(11))).toEqual({ do: 'wait' })
  })

  test('is left alone once it was read, or a mail has carried it', () => {
    expect(step({ readTo: place(4) })).toEqual({ do: 'nothing' })
    expect(step({ readTo: place(1, 2) })).toEqual({ do: 'nothing' })
    expect(step({ mailedTo: place(9) })).toEqual({ do: 'nothing' })
  })

  test('waits for a mail that is on its way, and is given up when nobody says what became of it', () => {
    const leaseUntil = nine + minutes(11)
    const mailing = { by: place(3), to: place(4), leaseUntil }
    expect(step({ mailing })).toEqual({ do: 'wait' })
    expect(step({ mailing }, leaseUntil)).toEqual({ do: 'give-up', mailing })
  })
})

describe('a reply in a chat', () => {
  const written = (goesOnByMail?: string) => {
    const site: ChatInbox = {
      ...{ channel: 'webchat', team: 'service', language: 'en', origins: [] },
      ...(goesOnByMail === undefined ? {} : { goesOnByMail }),
    }
    const conversation = aConversation({ channel: 'webchat', inbox: 'site' })
    const writing = { conversation, text: 'Hello!', agent: 'lin', correlation: 'a-reply' }
    const rules = { ...policy, inboxes: { ...policy.inboxes, site } }
    return decided(replyTo(writing, undefined, rules, nine)).messages?.[0]
  }

  test('is there at once, and is looked after 10 minutes later where the chat goes on by mail', () => {
    expect(written('mail')).toMatchObject({ delivery: 'sent', dueAt: nine + minutes(10) })
  })

  test('is there at once and never due where it does not', () => {
    expect(written()?.delivery).toBe('sent')
    expect(written()?.dueAt).toBeUndefined()
  })

  test('goes on by mail as long as it is due, and is then done', () => {
    expect(deliveryStep(reply, undefined, nine)).toEqual({ do: 'go-on-by-mail' })
    const ended = { ...reply, dueAt: undefined }
    expect(deliveryStep(ended, undefined, nine)).toEqual({ do: 'none' })
  })
})
