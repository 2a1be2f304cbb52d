import { beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../local/demo/answers.ts'
import { caseOf, journey, newCustomer, textsOf, writes } from './desk.ts'

const { client } = journey()
const lin = () => client().as('lin')
beforeAll(() => lin().presence('online'))

describe('what a provider delivers again is one message', () => {
  it('ten copies at the same moment', async () => {
    const customer = newCustomer()
    const signed = await client().send({ sender: customer, text: 'Once' })
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => client().ask('POST', '/in/app', signed.request)),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(202))
    await client().settle()
    expect(await textsOf(client(), await caseOf(client(), customer))).toEqual(['Once'])
  })

  it('a copy after it was answered, and after it was resolved', async () => {
    const customer = newCustomer()
    const signed = await client().send({ sender: customer, text: 'Again?' })
    await client().settle()
    const conversation = await caseOf(client(), customer)
    await lin().reply(conversation, 'No', 'no-again')
    await client().ask('POST', '/in/app', signed.request)
    await client().settle()
    await lin().resolve(conversation)
    await client().ask('POST', '/in/app', signed.request)
    await client().settle()
    expect(await textsOf(client(), conversation)).toEqual(['Again?', 'No'])
    expect((await lin().conversation(conversation)).body.state).toBe('resolved')
  })

  it('but two customers whose apps count alike do not swallow each other', async () => {
    const [one, other] = [newCustomer(), newCustomer()]
    await writes(client(), one, 'I am one', { id: 'message-1' })
    await writes(client(), other, 'I am another', { id: 'message-1' })
    expect(await textsOf(client(), await caseOf(client(), one))).toEqual(['I am one'])
    expect(await textsOf(client(), await caseOf(client(), other))).toEqual(['I am another'])
  })

  it('and one customer on two threads has two conversations and is one customer', async () => {
    const customer = newCustomer()
    await writes(client(), customer, 'About my bill', { thread: `${customer.id}-bill` })
    await writes(client(), customer, 'About my television', { thread: `${customer.id}-tv` })
    const { items } = (await lin().work()).body
    const mine = items.filter(({ title }) => title === customer.name)
    expect(mine).toHaveLength(2)
    const heads = await Promise.all(mine.map(({ id }) => lin().conversation(id)))
    expect(new Set(heads.map(({ body }) => body.customer.id)).size).toBe(1)
  })
})

describe('a reader who goes on from a cursor', () => {
  /** Reads on until there is nothing more for now. */
  const readOn = async (conversation: string, from: string, limit: number) => {
    const read: Message[] = []
    let cursor = from
    for (;;) {
      const query = cursor === '' ? `?limit=${limit}` : `?limit=${limit}&cursor=${cursor}`
      const { body } = await lin().messages(conversation, query)
      read.push(...body.items)
      cursor = body.next
      if (body.items.length < limit) return { read, cursor }
    }
  }

  it('misses nothing and reads nothing twice, while both sides write and notes come between', async () => {
    const customer = newCustomer()
    await writes(client(), customer, 'in 0')
    const conversation = await caseOf(client(), customer)
    const written = ['in 0']
    const read: Message[] = []
    let cursor = ''
    const catchUp = async () => {
      const page = await readOn(conversation, cursor, 3)
      read.push(...page.read)
      cursor = page.cursor
    }
    for (let round = 1; round <= 4; round += 1) {
      const texts = [`in ${round}`, `note ${round}`, `out ${round}`]
      // All three at once: whoever is first is first.
      await Promise.all([
        client().send({ sender: customer, text: texts[0] ?? '' }),
        lin().note(conversation, texts[1] ?? '', `n-${round}`),
        lin().reply(conversation, texts[2] ?? '', `r-${round}`),
        catchUp(),
      ])
      written.push(...texts)
    }
    await client().settle()
    await catchUp()
    expect(read.map(({ seq }) => seq)).toEqual(written.map((_, index) => index + 1))
    expect(read.map(({ text }) => text).sort()).toEqual(written.sort())
  })

  it('who is behind reads on at once, who waits is told when to ask again', async () => {
    const customer = newCustomer()
    for (const text of ['1', '2', '3']) await writes(client(), customer, text)
    const conversation = await caseOf(client(), customer)
    const behind = (await lin().messages(conversation, '?limit=2')).body
    expect([behind.items.length, behind.pollAfterMs]).toEqual([2, 0])
    const { body } = await lin().messages(conversation, `?limit=2&cursor=${behind.next}`)
    expect([body.items.length, body.pollAfterMs >= 2000]).toEqual([1, true])
    const waiting = (await lin().messages(conversation, `?cursor=${body.next}`)).body
    expect([waiting.items, waiting.next]).toEqual([[], body.next])
  })

  it('many messages at the same moment get numbers without a gap', async () => {
    const customer = newCustomer()
    const texts = Array.from({ length: 12 }, (_, index) => `at once ${index}`)
    await Promise.all(texts.map((text) => client().send({ sender: customer, text })))
    await client().settle()
    const { items } = (await lin().messages(await caseOf(client(), customer))).body
    expect(items.map(({ seq }) => seq)).toEqual(texts.map((_, index) => index + 1))
    expect(items.map(({ text }) => text).sort()).toEqual(texts.sort())
  })
})
