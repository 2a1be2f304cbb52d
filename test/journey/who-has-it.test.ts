import { beforeAll, describe, expect, it } from 'vitest'
import { caseOf, journey, newCustomer, writes } from './desk.ts'

const { client } = journey()
const as = (agent: string) => client().as(agent)
const assign = (agent: string, conversation: string, to: string | null) =>
  as(agent).change<{ agent?: string; code?: string }>(`/conversations/${conversation}`, 'assign', {
    agent: to,
  })
const takeNext = (agent: string, team: string) =>
  as(agent).post<{ conversation?: string; agent?: string; code?: string }>(
    `/teams/${team}/take-next`,
    {},
  )

describe('the queue, by hand', () => {
  it('gives the most urgent case to who takes the next one, whether they are online or not', async () => {
    await writes(client(), newCustomer({ name: 'Usual' }), 'Hello')
    await writes(client(), newCustomer({ name: 'Urgent', tier: 'vip' }), 'Hello!')
    const taken = await takeNext('lin', 'service')
    expect(taken.status).toBe(200)
    expect(taken.body).toMatchObject({ agent: 'lin', conversation: expect.any(String) })
    const { body } = await as('lin').work('held')
    expect(body.items.map(({ title }) => title)).toEqual(['Urgent'])
    expect((await as('lin').events(taken.body.conversation ?? '')).body.items.at(-1)).toMatchObject(
      { type: 'conversation.assigned', by: 'lin', agent: 'lin', why: 'taken' },
    )
  })

  it('gives each of two who ask at once another one, and says so when nothing waits', async () => {
    await writes(client(), newCustomer({ name: 'One more' }), 'Hello')
    const both = await Promise.all([takeNext('lin', 'service'), takeNext('fang', 'service')])
    const taken = both.map(({ body }) => body.conversation)
    expect(new Set(taken).size).toBe(2)
    expect(taken).not.toContain(undefined)
    const none = await takeNext('lin', 'service')
    expect([none.status, none.body]).toEqual([200, {}])
  })

  it('is closed to who does not work in the team', async () => {
    expect((await takeNext('mei', 'service')).body.code).toBe('not-yours')
    expect((await takeNext('mei', 'nobody')).body.code).toBe('not-found')
  })
})

describe('who has a case', () => {
  let conversation = ''
  beforeAll(async () => {
    await writes(client(), newCustomer({ name: 'Handed On' }), 'Hello')
    await takeNext('lin', 'service')
    conversation = await caseOf(client(), { name: 'Handed On' })
  })
  const load = async (agent: string) => (await as(agent).get<{ load: number }>('/me')).body.load

  it('is said by a colleague, moves one unit of load, and both lists tell it', async () => {
    const before = [await load('lin'), await load('fang')]
    expect((await assign('lin', conversation, 'fang')).body).toMatchObject({ agent: 'fang' })
    await client().settle()
    expect([await load('lin'), await load('fang')]).toEqual([
      (before[0] ?? 0) - 1,
      (before[1] ?? 0) + 1,
    ])
    const titles = async (agent: string) =>
      (await as(agent).work('held')).body.items.map(({ title }) => title)
    expect(await titles('fang')).toContain('Handed On')
    expect(await titles('lin')).not.toContain('Handed On')
  })

  it('is nobody once it is given back, until somebody has room', async () => {
    expect((await assign('fang', conversation, null)).body.agent).toBeUndefined()
    const { body } = await as('fang').queue('service')
    expect(body.items.map(({ id }) => id)).toContain(conversation)
  })

  it('takes the ticket along that leads it', async () => {
    const asked = { conversation, type: 'repair', title: 'Visit' }
    const { body: ticket } = await as('lin').openTicket(asked, 'ticket-of-handed-on')
    expect((await assign('lin', conversation, 'lin')).body).toMatchObject({ agent: 'lin' })
    expect((await as('lin').ticket(ticket.number ?? 0)).body).toMatchObject({ agent: 'lin' })
  })

  it('cannot be somebody of another team, nor be said by one', async () => {
    expect((await assign('lin', conversation, 'mei')).body.code).toBe('unknown-agent')
    expect((await assign('mei', conversation, 'mei')).body.code).toBe('not-found')
  })
})

describe('what an agent looks up', () => {
  it('is the desk as its file says, without addresses and secrets', async () => {
    const { body } = await as('lin').get<{ teams: { id: string; members: string[] }[] }>('/desk')
    expect(body.teams.map(({ id }) => id)).toEqual(['repair', 'service'])
    expect(JSON.stringify(body)).not.toMatch(/callback|@desk\.example|secret/)
  })

  it('are the canned replies of their teams', async () => {
    const ids = async (agent: string) =>
      (await as(agent).get<{ items: { id: string }[] }>('/canned-replies')).body.items.map(
        ({ id }) => id,
      )
    expect(await ids('lin')).toEqual(['sorry-refund', 'restart-box', 'looking'])
  })

  it('is who of their team is there; of another team nothing', async () => {
    await as('fang').presence('online')
    const { body } = await as('lin').get<{ items: object[] }>('/teams/service/agents')
    expect(body.items).toMatchObject([
      { agent: 'lin', name: '林小雨', presence: 'away', capacity: 8 },
      { agent: 'fang', presence: 'online', capacity: 20 },
    ])
    expect((await as('lin').get('/teams/repair/agents')).status).toBe(404)
    expect((await as('lin').get('/teams/repair/work')).status).toBe(404)
  })

  it('is what their team has open and somebody holds', async () => {
    const { body } = await as('fang').get<{ items: { title: string; agent: string }[] }>(
      '/teams/service/work?place=held',
    )
    expect(body.items.every(({ agent }) => ['lin', 'fang'].includes(agent))).toBe(true)
    expect(body.items.map(({ title }) => title)).toContain('Urgent')
  })

  it('are a customer’s cases over all channels, newest first, as far as they may be read', async () => {
    const customer = newCustomer({ name: 'Comes Again' })
    await writes(client(), customer, 'First')
    const first = await caseOf(client(), customer, 'fang')
    const { body: head } = await as('fang').get<{ customer: { id: string } }>(
      `/conversations/${first}`,
    )
    const path = `/customers/${head.customer.id}/cases`
    const cases = async (agent: string) =>
      (await as(agent).get<{ items: { id: string; state: string }[] }>(path)).body.items
    expect(await cases('fang')).toMatchObject([{ id: first, state: 'open' }])
    expect(await cases('mei')).toEqual([])
    expect((await as('lin').get('/customers/Nobody!/cases')).status).toBe(400)
  })
})

describe('colleagues at the same case', () => {
  const signs = async (agent: string, id: string) =>
    (
      await as(agent).get<{ signs: { agents: object[]; isTyping: boolean } }>(
        `/conversations/${id}/messages?signs=yes`,
      )
    ).body.signs

  const views = (agent: string, id: string, body: object = {}) =>
    as(agent).api('PUT', `/conversations/${id}/viewing`, { body })

  it('see each other, and who types; it is forgotten when it is not said again', async () => {
    await writes(client(), newCustomer({ name: 'Looked At' }), 'Hello')
    const id = await caseOf(client(), { name: 'Looked At' }, 'fang')
    expect((await views('lin', id)).status).toBe(204)
    await views('fang', id, { isTyping: true })
    expect((await signs('lin', id)).agents).toEqual([{ agent: 'fang', isTyping: true }])
    expect((await signs('fang', id)).agents).toEqual([{ agent: 'lin', isTyping: false }])
    await client().wind(10)
    expect((await signs('lin', id)).agents).toEqual([{ agent: 'fang', isTyping: false }])
    await client().wind(60)
    expect((await signs('lin', id)).agents).toEqual([])
  })

  it('are nobody’s business in another team', async () => {
    await writes(client(), newCustomer({ name: 'Not Theirs' }), 'Hello')
    const id = await caseOf(client(), { name: 'Not Theirs' }, 'fang')
    expect((await views('mei', id)).status).toBe(404)
  })
})

describe('a case that is over', () => {
  it('is reopened by an agent, who has it again; its customer is not asked how it was', async () => {
    const customer = newCustomer({ name: 'Not Over' })
    await writes(client(), customer, 'Hello')
    const id = await caseOf(client(), customer, 'fang')
    await assign('fang', id, 'fang')
    await as('fang').resolve(id)
    const reopen = (agent: string) =>
      as(agent).change<{ state?: string; agent?: string; code?: string }>(
        `/conversations/${id}`,
        'reopen',
      )
    expect((await reopen('mei')).body.code).toBe('not-found')
    expect((await reopen('fang')).body).toMatchObject({ state: 'open', agent: 'fang' })
    expect((await reopen('fang')).body.code).toBe('already-open')
    await client().wind(20 * 60)
    await client().settle()
    const mails = (await client().mails()).filter(({ to }) => to.includes(customer.email))
    expect(mails).toEqual([])
  })

  it('is sorted by tags, which lists and searches show', async () => {
    await as('fang').presence('online')
    const customer = newCustomer({ name: 'Tagged Case' })
    await writes(client(), customer, 'Hello')
    const id = await caseOf(client(), customer, 'fang')
    const tag = async (tags: readonly string[]) => {
      const { revision } = (await as('fang').conversation(id)).body
      const body = { tags, revision }
      return as('fang').api<{ tags?: string[] }>('PUT', `/conversations/${id}/tags`, { body })
    }
    expect((await tag(['vip', 'billing'])).body.tags).toEqual(['billing', 'vip'])
    await client().settle()
    const { body } = await as('fang').get<{ items: { title: string; tags?: string[] }[] }>(
      '/search?q=Tagged',
    )
    expect(body.items).toMatchObject([{ title: 'Tagged Case', tags: ['billing', 'vip'] }])
    expect((await tag(['Not a tag'])).status).toBe(400)
    expect((await tag(Array.from({ length: 21 }, (_, at) => `t${at}`))).status).toBe(400)
  })
})

describe('a case that is put aside', () => {
  it('is out of the way until its moment, and then stands on top again', async () => {
    await as('fang').presence('online')
    const customer = newCustomer({ name: 'Put Aside' })
    await writes(client(), customer, 'Call me tomorrow.')
    const id = await caseOf(client(), customer, 'fang')
    await assign('fang', id, 'fang')
    await as('fang').reply(id, 'I will.', 'aside-reply')
    const snooze = (until: string | null) =>
      as('fang').change<{ code?: string }>(`/conversations/${id}`, 'snooze', { until })
    const titles = async () => (await as('fang').work('held')).body.items.map(({ title }) => title)
    const later = new Date((await client().now()) + 45 * 60_000).toISOString()
    expect((await snooze('2020-01-01T00:00:00Z')).body.code).toBe('not-ahead')
    expect((await snooze(later)).status).toBe(200)
    await client().settle()
    expect(await titles()).not.toContain('Put Aside')
    await client().wind(46 * 60)
    await client().settle()
    expect(await titles()).toContain('Put Aside')
    const { body } = await as('fang').events(id)
    expect(body.items.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['conversation.snoozed', 'conversation.woken']),
    )
  })
})

describe('what is decided over a case that has changed meanwhile', () => {
  interface Told {
    readonly code?: string
    readonly revision?: number
    readonly state?: string
  }
  const resolve = (agent: string, id: string, revision: unknown, key?: string) =>
    as(agent).post<Told>(`/conversations/${id}/resolve`, { revision }, key)
  const customer = newCustomer({ name: 'Writes Meanwhile' })
  let id = ''
  let seen = 0
  beforeAll(async () => {
    await as('fang').presence('online')
    await writes(client(), customer, 'Hello')
    id = await caseOf(client(), customer, 'fang')
    seen = (await as('fang').conversation(id)).body.revision
  })

  it('is not done: it is said which revision it has now, and nothing is lost', async () => {
    await writes(client(), customer, 'One thing more!')
    const refused = await resolve('fang', id, seen)
    expect([refused.status, refused.body.code]).toEqual([409, 'changed-meanwhile'])
    const { body: head } = await as('fang').conversation(id)
    expect(head.state).toBe('open')
    expect(refused.body.revision).toBe(head.revision)
    expect(head.revision).toBeGreaterThan(seen)
  })

  it('is not done without saying what was seen', async () => {
    const { status, text } = await resolve('fang', id, undefined)
    expect([status, text]).toEqual([400, expect.stringContaining('/revision')])
  })

  it('is a reply or a note all the same: they ask for no revision', async () => {
    expect((await as('fang').reply(id, 'Which?', 'meanwhile-reply')).status).toBe(201)
    expect((await as('fang').note(id, 'Ask again', 'meanwhile-note')).status).toBe(201)
  })

  it('is done with the present one, whose answer is good for the next change', async () => {
    const { revision } = (await as('fang').conversation(id)).body
    const tagged = await as('fang').api<Told>('PUT', `/conversations/${id}/tags`, {
      body: { tags: ['billing'], revision },
    })
    const ended = await resolve('fang', id, tagged.body.revision, 'meanwhile-end')
    expect([ended.status, ended.body.state]).toEqual([200, 'resolved'])
    expect((await as('fang').conversation(id)).body.revision).toBe(ended.body.revision)
    const again = await resolve('fang', id, tagged.body.revision, 'meanwhile-end')
    expect([again.status, again.body]).toEqual([200, ended.body])
  })

  it('is asked of tickets too, and of two who change one at once only one does', async () => {
    const other = newCustomer({ name: 'Two At Once' })
    await writes(client(), other, 'Hello')
    const conversation = await caseOf(client(), other, 'fang')
    const asked = { conversation, type: 'repair', title: 'Visit' }
    const { body: opened } = await as('fang').openTicket(asked, 'two-at-once')
    const edit = (priority: number) =>
      as('fang').api<Told>('PATCH', `/tickets/${opened.number}`, {
        body: { priority, revision: opened.revision },
      })
    const both = await Promise.all([edit(1), edit(2)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})
