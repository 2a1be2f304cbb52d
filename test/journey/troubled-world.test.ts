import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { caseOf, journey, newCustomer, received, textsOf } from './desk.ts'

const { client } = journey()
const lin = () => client().as('lin')
beforeAll(async () => {
  await lin().presence('online')
})
/** Room for the next test's case. */
afterEach(async () => {
  const lists = [await lin().work('held'), await lin().work('idle')]
  for (const { kind, id } of lists.flatMap(({ body }) => body.items))
    if (kind === 'conversation') await lin().resolve(id)
  await client().settle()
})

/** Lets the desk work on until nothing is left, with the clock going on between. */
const goOn = async (seconds: readonly number[]) => {
  for (const step of seconds) {
    await client().settle()
    await client().wind(step)
  }
  await client().settle()
}

/** A conversation that stands already, so that what follows is about the trouble alone. */
const known = async () => {
  const customer = newCustomer()
  await client().send({ sender: customer, text: 'before' })
  await client().settle()
  return { customer, conversation: await caseOf(client(), customer) }
}

describe('messages that come while the table is in trouble', () => {
  it.each(['throttle', 'conflict', 'time-out', 'lost-answer'] as const)(
    'are all filed once when on-message meets: %s',
    async (kind) => {
      const { customer, conversation } = await known()
      await client().fail({ kind, times: 8, function: 'OnMessage' })
      const texts = Array.from({ length: 4 }, (_, index) => `${kind} ${index}`)
      for (const text of texts) await client().send({ sender: customer, text })
      await goOn([61, 61, 61])
      expect(await client().faultsLeft()).toBe(0)
      expect([...(await textsOf(client(), conversation))].sort()).toEqual(
        ['before', ...texts].sort(),
      )
    },
  )

  it('are not acknowledged when they could not be stored, and stored once when they come again', async () => {
    const { customer, conversation } = await known()
    for (const kind of ['throttle', 'lost-answer'] as const) {
      // More than the SDK tries by itself.
      await client().fail({ kind, times: 6, function: 'Webhooks' })
      const delivery = await client().send({ sender: customer, text: kind })
      expect(delivery.answers.map(({ status }) => status)).toEqual([500])
      for (let copy = 0; copy < 4; copy += 1)
        await client().ask('POST', '/in/app', delivery.request)
      expect((await client().ask('POST', '/in/app', delivery.request)).status).toBe(202)
    }
    await client().settle()
    expect(await textsOf(client(), conversation)).toEqual(['before', 'throttle', 'lost-answer'])
  })
})

describe('requests of an agent while the table is in trouble', () => {
  it.each(['throttle', 'conflict', 'time-out', 'lost-answer'] as const)(
    'a reply is kept and sent once when writing meets: %s',
    async (kind) => {
      const { customer, conversation } = await known()
      await client().fail({
        kind,
        times: 3,
        function: 'AgentsWrite',
        operation: 'TransactWriteItems',
      })
      let status = 0
      // As a careful caller does: the same key until there is an answer.
      for (let tries = 0; tries < 5 && status !== 201; tries += 1)
        status = (await lin().reply(conversation, kind, `${kind}-${customer.id}`)).status
      expect(status).toBe(201)
      await goOn([61])
      expect(await client().faultsLeft()).toBe(0)
      expect(await textsOf(client(), conversation)).toEqual(['before', kind])
      expect(await received(client(), customer.id)).toHaveLength(1)
    },
  )

  it('a ticket and a resolution are made once when each answer is lost', async () => {
    const { conversation } = await known()
    const asked = { conversation, type: 'repair', title: 'Lost answers' }
    await client().fail({
      kind: 'lost-answer',
      times: 1,
      function: 'AgentsWrite',
      operation: 'TransactWriteItems',
    })
    const opened = await lin().openTicket(asked, `t-${conversation}`)
    const again = await lin().openTicket(asked, `t-${conversation}`)
    expect([opened.status, again.body]).toEqual([201, opened.body])
    await client().fail({
      kind: 'lost-answer',
      times: 1,
      function: 'AgentsWrite',
      operation: 'TransactWriteItems',
    })
    const before = (await lin().presence('online')).body.load
    expect((await lin().resolveTicket(Number(opened.body.number))).status).toBe(200)
    expect((await lin().conversation(conversation)).body.state).toBe('resolved')
    expect((await lin().presence('online')).body.load).toBe(before - 1)
  })
})
