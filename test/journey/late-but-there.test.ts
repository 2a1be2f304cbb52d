import { beforeAll, describe, expect, it } from 'vitest'
import { caseOf, journey, newCustomer, received } from './desk.ts'
import { until } from './until.ts'

// Queues show a failed message again after minutes of real time. Nothing here waits for that: the clock must
// see to it that nobody has to.

const { client } = journey()
const lin = () => client().as('lin')
beforeAll(async () => {
  await lin().presence('online')
  await client().settle()
})

const messagesOf = async (conversation: string) => (await lin().messages(conversation)).body.items

/** A customer whose first message is filed. */
const known = async () => {
  const customer = newCustomer()
  await client().send({ sender: customer, text: 'before' })
  const conversation = await until(
    () => caseOf(client(), customer).catch(() => ''),
    (found) => found !== '',
  )
  return { customer, conversation }
}

describe('a reply on its way while the table is in trouble', () => {
  it.each(['throttle', 'conflict', 'time-out', 'lost-answer'] as const)(
    'reaches the app at most once, and its end is shown, when sending meets: %s',
    async (kind) => {
      const { customer, conversation } = await known()
      await client().fail({ kind, times: 5, function: 'Deliver' })
      await lin().reply(conversation, `in spite of ${kind}`, `d-${customer.id}`)
      const ended = await until(
        async () => {
          // The lease of a claim, and the two minutes after which the clock queues a reply again.
          await client().wind(61)
          return (await messagesOf(conversation)).at(-1)?.delivery ?? ''
        },
        (state) => state === 'sent' || state === 'unconfirmed',
        40,
      )
      expect(await client().faultsLeft()).toBe(0)
      const replies = await received(client(), customer.id)
      // What is shown as sent was received once; what is unconfirmed was not sent twice.
      expect(replies.length).toBeLessThanOrEqual(1)
      if (ended === 'sent') expect(replies).toHaveLength(1)
    },
  )

  it('is sent by the one who claimed it, also when the answer to the claim was lost', async () => {
    const { customer, conversation } = await known()
    const lost = { kind: 'lost-answer', times: 1, function: 'Deliver' } as const
    await client().fail({ ...lost, operation: 'UpdateItem' })
    await lin().reply(conversation, 'mine to send', `l-${customer.id}`)
    await until(
      async () => (await messagesOf(conversation)).at(-1)?.delivery,
      (state) => state === 'sent',
    )
    expect(await received(client(), customer.id)).toHaveLength(1)
  })

  it('is unconfirmed when its app had it and the desk could not write that down', async () => {
    const { customer, conversation } = await known()
    // Claimed, sent, and then the table is gone: nobody may send it again.
    await client().appAnswers(200, 1, 1)
    await lin().reply(conversation, 'had it', `u-${customer.id}`)
    await until(
      async () => (await messagesOf(conversation)).at(-1)?.delivery,
      (state) => state === 'sending',
    )
    await client().fail({
      kind: 'throttle',
      times: 12,
      function: 'Deliver',
      operation: 'UpdateItem',
    })
    await until(
      async () => (await received(client(), customer.id)).length,
      (count) => count === 1,
    )
    await until(
      async () => {
        await client().wind(61)
        return (await messagesOf(conversation)).at(-1)?.delivery
      },
      (state) => state === 'unconfirmed',
      40,
    )
    for (let turn = 0; turn < 3; turn += 1) await client().wind(121)
    expect(await received(client(), customer.id)).toHaveLength(1)
  })
})

describe('a message that the stream does not bring', () => {
  it('is filed by the clock after two minutes, and once', async () => {
    const { customer, conversation } = await known()
    await client().fail({ kind: 'throttle', times: 200, function: 'OnMessage' })
    await client().send({ sender: customer, text: 'not forgotten' })
    await client().wind(61)
    expect((await messagesOf(conversation)).map(({ text }) => text)).toEqual(['before'])
    await client().wind(61)
    const filed = await until(
      () => messagesOf(conversation),
      (items) => items.length > 1,
    )
    expect(filed.map(({ text }) => text)).toEqual(['before', 'not forgotten'])
    // On-message itself is still in trouble: it was not the one.
    expect(await client().faultsLeft()).toBe(1)
  })
})
