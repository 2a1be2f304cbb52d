import { beforeAll, describe, expect, it } from 'vitest'
import { caseOf, journey, newCustomer, received, writes } from './desk.ts'

const { client } = journey()
const lin = () => client().as('lin')
beforeAll(() => lin().presence('online'))

/** A customer who waits for an answer. */
const waiting = async () => {
  const customer = newCustomer()
  await writes(client(), customer, 'Hello?')
  return { customer, conversation: await caseOf(client(), customer) }
}

const deliveryOf = async (conversation: string, text: string) => {
  const { items } = (await lin().messages(conversation)).body
  const found = items.find((message) => message.text === text)
  return { delivery: found?.delivery, failure: found?.failure }
}

/** Winds past all tries that a reply is given in an hour; each step is long enough that the clock ticks in it. */
const waitForTries = async () => {
  for (const seconds of [65, 65, 180, 900, 2400]) {
    await client().wind(seconds)
    await client().settle()
  }
}

describe('a reply to the app', () => {
  it('that is busy is sent again later, under the same id, and taken once', async () => {
    const { customer, conversation } = await waiting()
    await client().appAnswers(503, 1)
    await lin().reply(conversation, 'Here I am', `r-${customer.id}`)
    await client().settle()
    expect(await deliveryOf(conversation, 'Here I am')).toEqual({
      delivery: 'queued',
      failure: 'http-503',
    })
    await waitForTries()
    const replies = await received(client(), customer.id)
    expect(replies.map(({ status }) => status)).toEqual([503, 200])
    expect(new Set(replies.map(({ id }) => id)).size).toBe(1)
    expect((await deliveryOf(conversation, 'Here I am')).delivery).toBe('sent')
  })

  it('that refuses it is not sent again, and shown as failed with the reason', async () => {
    const { customer, conversation } = await waiting()
    await client().appAnswers(400, 1)
    await lin().reply(conversation, 'Refused', `r-${customer.id}`)
    await client().settle()
    await waitForTries()
    expect(await received(client(), customer.id)).toHaveLength(1)
    expect(await deliveryOf(conversation, 'Refused')).toEqual({
      delivery: 'failed',
      failure: 'http-400',
    })
  })

  it('that never answers is shown as unconfirmed, and never sent twice', async () => {
    const { customer, conversation } = await waiting()
    await client().appAnswers(200, 1, 17)
    await lin().reply(conversation, 'Into the dark', `r-${customer.id}`)
    await client().settle()
    await waitForTries()
    // What the app received it writes down only when it answers, which was too late.
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(await received(client(), customer.id)).toHaveLength(1)
    expect((await deliveryOf(conversation, 'Into the dark')).delivery).toBe('unconfirmed')
  })

  it('that is always busy is given up after some tries, and shown as failed', async () => {
    const { customer, conversation } = await waiting()
    await client().appAnswers(500, 7)
    await lin().reply(conversation, 'In vain', `r-${customer.id}`)
    await client().settle()
    await waitForTries()
    await client().wind(4 * 3600)
    await client().settle()
    const replies = await received(client(), customer.id)
    expect(replies).toHaveLength(7)
    expect(await deliveryOf(conversation, 'In vain')).toEqual({
      delivery: 'failed',
      failure: 'http-500',
    })
  })
})

describe('two replies quickly after each other', () => {
  it('arrive in order', async () => {
    const { customer, conversation } = await waiting()
    const texts = ['first', 'second', 'third']
    for (const text of texts) await lin().reply(conversation, text, `${text}-${customer.id}`)
    await client().settle()
    await waitForTries()
    const replies = await received(client(), customer.id)
    expect(replies.map(({ body }) => body.data.message.text)).toEqual(texts)
  })

  it('arrive in order also when the first one is tried again', async () => {
    const { customer, conversation } = await waiting()
    await client().appAnswers(503, 1)
    await lin().reply(conversation, 'first', `1-${customer.id}`)
    await client().settle()
    await lin().reply(conversation, 'second', `2-${customer.id}`)
    await client().settle()
    await waitForTries()
    const taken = (await received(client(), customer.id)).filter(({ status }) => status === 200)
    expect(taken.map(({ body }) => body.data.message.text)).toEqual(['first', 'second'])
  })

  it('the second one goes out when the first was refused', async () => {
    const { customer, conversation } = await waiting()
    await client().appAnswers(400, 1)
    await lin().reply(conversation, 'refused', `1-${customer.id}`)
    await client().settle()
    await lin().reply(conversation, 'taken', `2-${customer.id}`)
    await client().settle()
    await waitForTries()
    const replies = await received(client(), customer.id)
    expect(replies.map(({ status, body }) => [status, body.data.message.text])).toEqual([
      [400, 'refused'],
      [200, 'taken'],
    ])
  })
})
