import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, test } from 'vitest'
import { tellLead } from '../../src/flows/tell-lead.ts'
import { customer, thread } from '../../src/store/queries/heads.ts'
import { aConversation, aCustomer, minutes, nine, threadId } from '../desk/a-desk.ts'
import { lagBehind, useDeskAtWork, written } from './a-desk-at-work.ts'

useDeskAtWork()
const mails = mockClient(SESClient)
beforeEach(() => {
  mails.reset()
  mails.on(SendRawEmailCommand).resolves({ MessageId: 'taken' })
})

const late = {
  target: 'first-response' as const,
  at: nine + minutes(6),
  dueAt: nine + minutes(5),
  correlation: 'c',
  conversation: `${threadId}.1`,
  team: 'service',
}
const told = () => mails.commandCalls(SendRawEmailCommand).length

describe('what was written a moment ago and is not shown yet', () => {
  test('is no reason not to tell the lead that it is late', async () => {
    await written(
      {
        conversations: [
          { before: undefined, after: aConversation({ agent: undefined }), events: [] },
        ],
      },
      nine,
    )
    lagBehind('thread#')
    await tellLead(late)
    expect(told()).toBe(1)
  })

  test('is found: a customer, so that they are asked; a thread, so that its reply is sent', async () => {
    const after = aCustomer()
    await written(
      {
        customer: { isNew: true, after },
        thread: {
          kind: 'thread',
          thread: threadId,
          inbox: 'app',
          channel: 'webhook',
          customer: after.id,
          threadKey: 'user-1',
          senderId: 'user-1',
        },
      },
      nine,
    )
    lagBehind('customer#')
    expect((await customer(after.id))?.email).toBe(after.email)
    lagBehind('thread#')
    expect((await thread(threadId))?.threadKey).toBe('user-1')
  })

  test('is told apart from a case that is gone, of which there is nothing to tell', async () => {
    await tellLead({ ...late, conversation: `${'z'.repeat(26)}.1` })
    expect(told()).toBe(0)
  })
})
