import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, describe, expect, test } from 'vitest'
import { askSurvey } from '../../src/flows/ask-survey.ts'
import { now } from '../../src/platform/clock.ts'
import { mailFault } from '../../src/platform/mail-client.ts'
import { survey } from '../../src/store/queries/heads.ts'
import { aConversation, aCustomer, aSurvey, minutes, threadId } from '../desk/a-desk.ts'
import { awsFault, failNext, useDeskAtWork, written } from './a-desk-at-work.ts'

useDeskAtWork()
const mails = mockClient(SESClient)
beforeEach(() => mails.reset())

let count = 0

/** A resolved case of a customer of its own, whose survey is due. */
const due = async (): Promise<string> => {
  count += 1
  const at = now()
  const customer = aCustomer({ id: `customer-${count}`, email: 'li@example.com' })
  const conversation = aConversation({
    ...{ episode: count, customer: customer.id, state: 'resolved', resolvedAt: at },
    resolutions: 1,
    agent: undefined,
  })
  const asked = aSurvey({
    ...{ id: String.fromCharCode(96 + count).repeat(26), customer: customer.id },
    ...{ conversation: `${threadId}.${count}`, ticket: undefined, resolution: 1 },
    dueAt: at - minutes(1),
  })
  await written(
    {
      customer: { isNew: true, after: customer },
      conversations: [{ before: undefined, after: conversation, events: [] }],
      surveys: [{ before: undefined, after: asked, events: [] }],
    },
    at,
  )
  return asked.id
}

const sent = () => mails.commandCalls(SendRawEmailCommand).length

describe('a survey is mailed at most once', () => {
  test.each([
    'ThrottlingException',
    'ProvisionedThroughputExceededException',
    'ValidationException',
  ])('also when it was mailed and the table then says %s', async (name) => {
    const id = await due()
    mails.on(SendRawEmailCommand).callsFake(() => {
      failNext('TransactWriteItems', awsFault(name))
      return { MessageId: 'taken' }
    })
    await expect(askSurvey(id)).rejects.toMatchObject({ name })
    // It is not known to the desk as unsent: nobody sends it again, and its link works.
    expect(await survey(id)).toMatchObject({ state: 'sending' })
    await askSurvey(id)
    expect(sent()).toBe(1)
  })

  test('and waits for another try when SES is known to have taken nothing', async () => {
    const id = await due()
    mails.on(SendRawEmailCommand).rejects(awsFault('Throttling'))
    await askSurvey(id)
    expect(await survey(id)).toMatchObject({ state: 'scheduled', tries: 1 })
  })
})

describe('what SES says of a mail', () => {
  test.each([
    ['Throttling', 400],
    ['AccountSendingPausedException', 400],
    ['ConfigurationSetSendingPausedException', 400],
    ['MailFromDomainNotVerifiedException', 400],
    ['AccessDenied', 403],
    ['ExpiredToken', 403],
    ['InvalidClientTokenId', 403],
  ])('%s is a matter of the account: not sent, and tried again', (name, status) => {
    expect(mailFault(awsFault(name, status))).toBe('not-sent')
  })

  test.each(['MessageRejected', 'InvalidParameterValue'])(
    '%s is a matter of this mail: not sent, and never will be',
    (name) => {
      expect(mailFault(awsFault(name))).toBe('refused')
    },
  )

  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])('%s: nobody was reached', (code) => {
    expect(mailFault(Object.assign(new Error(code), { code }))).toBe('not-sent')
  })

  test('no credentials: nothing left this function', () => {
    const fault = Object.assign(new Error('none'), { name: 'CredentialsProviderError' })
    expect(mailFault(fault)).toBe('not-sent')
  })

  test('a connection that broke, a time-out or an answer of 5xx leave it open', () => {
    expect(mailFault(Object.assign(new Error('hang up'), { code: 'ECONNRESET' }))).toBe('unknown')
    expect(mailFault(Object.assign(new Error('late'), { name: 'TimeoutError' }))).toBe('unknown')
    expect(mailFault(awsFault('InternalFailure', 500))).toBe('unknown')
  })
})
