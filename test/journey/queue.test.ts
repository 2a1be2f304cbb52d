import { beforeAll, describe, expect, it } from 'vitest'
import type { List } from '../../local/demo/answers.ts'
import { journey, newCustomer, writes } from './desk.ts'

const { client } = journey()
const lin = () => client().as('lin')
const fang = () => client().as('fang')

const namesIn = ({ body }: { readonly body: List }): readonly string[] =>
  body.items.map(({ title }) => title)

/** Everything that waits gets its turn; the clock comes once. */
const settle = async () => {
  await client().settle()
  await client().wind(61)
  await client().settle()
}

const [first, second, vip] = [newCustomer(), newCustomer(), newCustomer({ tier: 'vip' })]

describe('the queue of a team', () => {
  beforeAll(() => client().settle())

  it('holds what comes while nobody is online, the most urgent first', async () => {
    await writes(client(), first, 'I was first')
    await writes(client(), second, 'I was second')
    await writes(client(), vip, 'I am a good customer')
    expect(namesIn(await lin().queue('service'))).toEqual([vip.name, first.name, second.name])
    expect(namesIn(await lin().work())).toEqual([])
  })

  it('keeps it when an agent of another team comes online', async () => {
    await client().as('mei').presence('online')
    await settle()
    expect(namesIn(await lin().queue('service'))).toHaveLength(3)
  })

  it('is given to an agent who comes online, without anybody asking', async () => {
    await lin().presence('online')
    await client().settle()
    expect(namesIn(await lin().queue('service'))).toEqual([])
    expect([...namesIn(await lin().work())].sort()).toEqual(
      [first.name, second.name, vip.name].sort(),
    )
  })

  it('gives an agent no more than their capacity of eight', async () => {
    const more = Array.from({ length: 7 }, () => newCustomer())
    for (const customer of more) await writes(client(), customer, 'Me too')
    await settle()
    expect(namesIn(await lin().work())).toHaveLength(8)
    expect(namesIn(await lin().queue('service'))).toEqual(more.slice(5).map(({ name }) => name))
  })

  it('gives out the next one when a case is resolved, and no more than one', async () => {
    const [waiting] = namesIn(await lin().queue('service'))
    const { items } = (await lin().work()).body
    const done = items.find(({ title }) => title === first.name)
    expect((await lin().resolve(done?.id ?? '')).status).toBe(200)
    await settle()
    const names = namesIn(await lin().work())
    expect(names).toHaveLength(8)
    expect(names).toContain(waiting)
    expect(namesIn(await lin().queue('service'))).toHaveLength(1)
  })

  it('a case and its ticket take the room of one', async () => {
    const { items } = (await lin().work()).body
    const [one] = items
    const asked = { conversation: one?.id, type: 'repair', title: 'Both' }
    expect((await lin().openTicket(asked, 'both')).status).toBe(201)
    await settle()
    expect((await lin().presence('online')).body.load).toBe(8)
  })

  it('a case that is moved to another team makes room', async () => {
    const [waiting] = namesIn(await lin().queue('service'))
    const { items } = (await lin().work()).body
    const ticket = items.find(({ kind }) => kind === 'ticket')
    expect((await lin().moveTicket(Number(ticket?.id), { team: 'repair' })).status).toBe(200)
    await settle()
    expect(namesIn(await lin().work())).toContain(waiting)
    expect(namesIn(await lin().queue('service'))).toEqual([])
    expect((await lin().presence('online')).body.load).toBe(8)
  })

  it('goes to a second agent when the first is full', async () => {
    await fang().presence('online')
    const late = newCustomer()
    await writes(client(), late, 'Is anybody left?')
    expect(namesIn(await fang().work())).toEqual([late.name])
    await fang().presence('away')
  })

  it('is not given to an agent who went away, or whose presence ran out', async () => {
    await lin().presence('away')
    const [one, other] = [newCustomer(), newCustomer()]
    await writes(client(), one, 'Gone?')
    await fang().presence('online', 5)
    await settle()
    await client().wind(5 * 60)
    await writes(client(), other, 'Gone too?')
    expect(namesIn(await lin().queue('service'))).toEqual([other.name])
    expect(namesIn(await fang().work())).toContain(one.name)
  })
})

describe('whoever watches a list', () => {
  const poll = (path: string, tag: string) => lin().get<List>(path, { 'if-none-match': tag })

  it.each(['/me/work', '/teams/service/queue'])(
    'of %s pays half a read unit when nothing has changed',
    async (path) => {
      const tag = (await lin().get(path)).headers.get('etag') ?? ''
      // Policy and agents are read once and kept for a while.
      await poll(path, tag)
      await client().forgetUnits()
      const answer = await poll(path, tag)
      expect([answer.status, answer.text]).toEqual([304, ''])
      expect((await client().units()).byFunction.AgentsRead).toMatchObject({
        reads: 0.5,
        writes: 0,
      })
    },
  )

  it('sees every change: a new case, an answer, a resolution', async () => {
    await lin().presence('online')
    await settle()
    const { items } = (await lin().work()).body
    const [one] = items
    let tag = (await lin().get('/me/work')).headers.get('etag') ?? ''
    const changedBy = async (change: () => Promise<unknown>) => {
      await change()
      await client().settle()
      const answer = await poll('/me/work', tag)
      tag = answer.headers.get('etag') ?? ''
      return answer.status
    }
    expect(await changedBy(() => lin().reply(one?.id ?? '', 'Here', 'here-1'))).toBe(200)
    expect(await changedBy(() => lin().resolve(one?.id ?? ''))).toBe(200)
    expect(await changedBy(async () => undefined)).toBe(304)
  })
})
