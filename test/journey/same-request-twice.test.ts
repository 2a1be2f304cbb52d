import { beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../../local/demo/answers.ts'
import { caseOf, journey, newCustomer, received, textsOf, writes } from './desk.ts'

const { client } = journey()
const lin = () => client().as('lin')

const customer = newCustomer()
let conversation: string
beforeAll(async () => {
  await lin().presence('online')
  await writes(client(), customer, 'Are you there?')
  conversation = await caseOf(client(), customer)
})

describe('a request that is sent again is carried out once', () => {
  it('without an Idempotency-Key nothing is replied, noted or opened', async () => {
    const paths = [`/conversations/${conversation}/replies`, `/conversations/${conversation}/notes`]
    for (const path of [...paths, '/tickets']) {
      const body = { text: 'x', conversation, type: 'repair', title: 'x' }
      const answer = await lin().post<Problem>(path, body)
      expect(answer).toMatchObject({
        status: 400,
        body: { code: 'key-required', errors: [{ path: 'header.idempotency-key' }] },
      })
    }
    expect(await textsOf(client(), conversation)).toEqual(['Are you there?'])
  })

  it('a key that is too long is refused', async () => {
    expect((await lin().reply(conversation, 'x', 'k'.repeat(129))).status).toBe(400)
  })

  it('ten times at the same moment: one reply, ten same answers, one delivery', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => lin().reply(conversation, 'Yes, we are', 'at-once')),
    )
    for (const { status, body } of answers) expect([status, body]).toEqual([201, answers[0]?.body])
    await client().settle()
    expect(await textsOf(client(), conversation)).toEqual(['Are you there?', 'Yes, we are'])
    expect(await received(client(), customer.id)).toHaveLength(1)
  })

  it('the same key with another text is refused, and nothing is sent', async () => {
    const refused = await lin().reply(conversation, 'No, we are not', 'at-once')
    expect(refused).toMatchObject({ status: 422, body: { code: 'key-reused' } })
    await client().settle()
    expect(await received(client(), customer.id)).toHaveLength(1)
  })

  it('the key of one agent says nothing of another agent’s request', async () => {
    const other = await client().as('fang').note(conversation, 'I watch this', 'at-once')
    expect(other.status).toBe(201)
  })

  it('a note and a ticket at the same moment stand once each', async () => {
    const asked = { conversation, type: 'question', title: 'Black screen' }
    const notes = await Promise.all([1, 2, 3].map(() => lin().note(conversation, 'n', 'note-1')))
    const tickets = await Promise.all([1, 2, 3].map(() => lin().openTicket(asked, 'ticket-1')))
    for (const { body } of notes) expect(body).toEqual(notes[0]?.body)
    for (const { body } of tickets) expect(body).toEqual(tickets[0]?.body)
    expect([...notes, ...tickets].map(({ status }) => status)).toEqual(Array(6).fill(201))
    const texts = await textsOf(client(), conversation)
    expect(texts.filter((text) => text === 'n')).toHaveLength(1)
    const { items } = (await lin().work()).body
    expect(items.filter(({ kind }) => kind === 'ticket')).toHaveLength(1)
  })

  it('a ticket that is opened four times at the same moment gives the same answer to all', async () => {
    for (let round = 0; round < 6; round += 1) {
      const other = newCustomer()
      await writes(client(), other, 'Broken')
      const asked = { conversation: await caseOf(client(), other), type: 'repair', title: 'Broken' }
      const key = `ticket-of-${other.id}`
      const answers = await Promise.all([1, 2, 3, 4].map(() => lin().openTicket(asked, key)))
      for (const { status, body } of answers)
        expect([status, body]).toEqual([201, answers[0]?.body])
      const done = await Promise.all(
        [1, 2, 3, 4].map(() =>
          lin().api('POST', `/tickets/${answers[0]?.body.number}/resolve`, {
            body: { revision: answers[0]?.body.revision },
            headers: { 'idempotency-key': key },
          }),
        ),
      )
      for (const { status, body } of done) expect([status, body]).toEqual([200, done[0]?.body])
    }
  })

  it('the same answer comes also after the case went on', async () => {
    const first = await lin().reply(conversation, 'Anything else?', 'later')
    await lin().note(conversation, 'm', 'note-2')
    await client().wind(3600)
    const again = await lin().reply(conversation, 'Anything else?', 'later')
    expect([again.status, again.body]).toEqual([201, first.body])
  })
})
