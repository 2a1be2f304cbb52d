import { beforeAll, describe, expect, it } from 'vitest'
import { caseOf, journey, newCustomer, writes } from './desk.ts'

const { client } = journey()
const as = (agent: string) => client().as(agent)
beforeAll(async () => {
  await as('lin').presence('online')
})

interface Mentions {
  readonly items: readonly {
    readonly conversation: string
    readonly seq: number
    readonly by: string
    readonly isSeen: boolean
    readonly case: { readonly title: string; readonly state: string }
  }[]
  readonly next?: string
  readonly code?: string
}

const note = (agent: string, id: string, text: string, mentions: readonly string[], key: string) =>
  as(agent).post<{ code?: string; message: { seq: number } }>(
    `/conversations/${id}/notes`,
    { text, mentions },
    key,
  )
const mentionsOf = (agent: string, query = '', headers = {}) =>
  as(agent).get<Mentions>(`/me/mentions${query}`, headers)

describe('a colleague who is named in a note', () => {
  const customer = newCustomer({ name: 'Needs A Technician' })
  let id = ''
  beforeAll(async () => {
    await writes(client(), customer, 'The box hums')
    id = await caseOf(client(), customer)
  })

  it('finds the case in their list, reads it and answers by a note, though it is another team’s', async () => {
    expect((await as('mei').conversation(id)).status).toBe(404)
    const { body: written } = await note('lin', id, 'Is that the fan, @mei?', ['mei'], 'hum')
    const { body } = await mentionsOf('mei')
    expect(body.items).toMatchObject([
      {
        conversation: id,
        seq: written.message.seq,
        by: 'lin',
        isSeen: false,
        case: { title: 'Needs A Technician', state: 'open' },
      },
    ])
    const { body: page } = await as('mei').messages(id)
    expect(page.items.at(-1)).toMatchObject({ direction: 'note', mentions: ['mei'] })
    expect((await note('mei', id, 'It is.', ['lin'], 'hum-yes')).status).toBe(201)
    expect((await mentionsOf('lin')).body.items).toHaveLength(1)
  })

  it('may not change the case, nor answer its customer', async () => {
    const answers = await Promise.all([
      as('mei').resolve(id),
      as('mei').reply(id, 'Hello', 'hum-reply'),
    ])
    for (const { status, text } of answers) {
      expect([status, text]).toEqual([403, expect.stringContaining('not-yours')])
    }
  })

  it('is called once, however often the note is sent', async () => {
    await note('lin', id, 'Is that the fan, @mei?', ['mei'], 'hum')
    expect((await mentionsOf('mei')).body.items).toHaveLength(1)
  })

  it('is not called by a note that names nobody who works here, which is refused whole', async () => {
    const refused = await note('lin', id, 'And @nobody?', ['mei', 'nobody'], 'hum-nobody')
    expect([refused.status, refused.body.code]).toEqual([422, 'unknown-agent'])
    expect((await mentionsOf('mei')).body.items).toHaveLength(1)
  })

  it('says that they have seen it, and a poll that finds nothing new is told so', async () => {
    const first = await mentionsOf('mei')
    const tag = first.headers.get('etag') ?? ''
    expect((await mentionsOf('mei', '', { 'if-none-match': tag })).status).toBe(304)
    const seenTo = new Date(await client().now()).toISOString()
    expect((await as('mei').api('PUT', '/me/mentions', { body: { seenTo } })).status).toBe(204)
    const again = await mentionsOf('mei', '', { 'if-none-match': tag })
    expect(again.body.items.map(({ isSeen }) => isSeen)).toEqual([true])
    const earlier = { seenTo: '2020-01-01T00:00:00Z' }
    await as('mei').api('PUT', '/me/mentions', { body: earlier })
    expect((await mentionsOf('mei')).body.items.map(({ isSeen }) => isSeen)).toEqual([true])
  })

  it('reads on from page to page, newest first', async () => {
    for (const at of [1, 2, 3]) await note('lin', id, `Once more ${at}`, ['mei'], `more-${at}`)
    const { body: first } = await mentionsOf('mei', '?limit=3')
    const { body: rest } = await mentionsOf('mei', `?limit=3&cursor=${first.next}`)
    const seqs = [...first.items, ...rest.items].map(({ seq }) => seq)
    expect([first.items.length, rest.items.length, rest.next]).toEqual([3, 1, undefined])
    expect(seqs).toEqual(seqs.toSorted((one, other) => other - one))
    expect((await mentionsOf('mei', '?cursor=bm9uZQ')).status).toBe(400)
  })
})

interface Told {
  readonly code?: string
  readonly state?: string
  readonly number?: number
  readonly revision?: number
  readonly watchers?: readonly string[]
}
interface Ticket {
  readonly state: string
  readonly team: string
  readonly agent?: string
  readonly conversations: readonly string[]
  readonly watchers: readonly string[]
  readonly notes: number
  readonly mergedInto?: number
  readonly revision: number
}
const ticketOf = async (number: number, agent = 'lin') =>
  (await as(agent).get<Ticket>(`/tickets/${number}`)).body
const onTicket = (number: number, deed: string, body: object = {}, agent = 'lin') =>
  as(agent).change<Told>(`/tickets/${number}`, deed, { ...body })

/** A customer with a case, and a ticket for it where a title is given. */
const withCase = async (name: string, title?: string) => {
  const customer = newCustomer({ name })
  await writes(client(), customer, `${name} writes`)
  const id = await caseOf(client(), customer)
  if (title === undefined) return { customer, id, number: 0 }
  const asked = { conversation: id, type: 'repair', title }
  const { body } = await as('lin').openTicket(asked, `open-${name}`)
  return { customer, id, number: body.number ?? 0 }
}

const loadOf = async (agent: string) => (await as(agent).get<{ load: number }>('/me')).body.load

describe('a ticket that leads more than one conversation', () => {
  it('takes one more along, wherever it goes, and counts once for its agent', async () => {
    const one = await withCase('First Way', 'Box broken')
    const other = await withCase('Second Way')
    const before = await loadOf('lin')
    const linked = await onTicket(one.number, 'link', { conversation: other.id })
    expect([linked.status, linked.body.number]).toEqual([200, one.number])
    expect(await loadOf('lin')).toBe(before - 1)
    expect((await ticketOf(one.number)).conversations).toEqual([one.id, other.id])
    expect((await as('lin').moveTicket(one.number, { team: 'repair' })).status).toBe(200)
    for (const id of [one.id, other.id]) {
      expect((await as('mei').conversation(id)).body).toMatchObject({
        team: 'repair',
        ticket: one.number,
      })
    }
    expect((await as('mei').resolveTicket(one.number)).status).toBe(200)
    for (const id of [one.id, other.id]) {
      expect((await as('mei').conversation(id)).body.state).toBe('resolved')
    }
  })

  it('lets go of one again, which then is a case of its own', async () => {
    const one = await withCase('Stays', 'Stays')
    const other = await withCase('Does Not Stay')
    await onTicket(one.number, 'link', { conversation: other.id })
    const before = await loadOf('lin')
    expect((await onTicket(one.number, 'unlink', { conversation: other.id })).status).toBe(200)
    expect(await loadOf('lin')).toBe(before + 1)
    expect((await ticketOf(one.number)).conversations).toEqual([one.id])
    const { body: head } = await as('lin').conversation(other.id)
    expect(head.ticket).toBeUndefined()
    expect(head.deadlines.map(({ target }) => target)).toContain('resolution')
    expect((await as('lin').resolve(other.id)).status).toBe(200)
    expect((await ticketOf(one.number)).state).toBe('open')
    const again = await onTicket(one.number, 'unlink', { conversation: other.id })
    expect(again.body.code).toBe('not-linked')
  })

  it('has a resolved one where the ticket is, when its customer writes again', async () => {
    const one = await withCase('Goes On', 'Both')
    const other = await withCase('Is Over')
    await onTicket(one.number, 'link', { conversation: other.id })
    await as('lin').resolveTicket(one.number)
    await writes(client(), one.customer, 'Not yet!')
    expect((await ticketOf(one.number)).state).toBe('open')
    await as('lin').moveTicket(one.number, { team: 'repair', agent: 'oskar' })
    await writes(client(), other.customer, 'Mine is not either')
    const { body: head } = await as('oskar').conversation(other.id)
    const ticket = await ticketOf(one.number, 'oskar')
    expect(head).toMatchObject({ state: 'open', team: 'repair', agent: ticket.agent })
    expect((await as('oskar').resolveTicket(one.number)).status).toBe(200)
    expect((await as('oskar').conversation(other.id)).body.state).toBe('resolved')
  })
})

describe('two tickets about the same', () => {
  it('become one, with the conversations of both and what is written to them later', async () => {
    const one = await withCase('Told By Mail', 'No picture')
    const other = await withCase('Told By Chat', 'Black screen')
    const before = await loadOf('lin')
    const merged = await onTicket(one.number, 'merge', { into: other.number })
    expect([merged.status, merged.body.state]).toEqual([200, 'resolved'])
    expect(await loadOf('lin')).toBe(before - 1)
    expect(await ticketOf(one.number)).toMatchObject({ mergedInto: other.number })
    expect((await ticketOf(other.number)).conversations).toEqual([other.id, one.id])
    await as('lin').resolveTicket(other.number)
    await writes(client(), one.customer, 'It is black again')
    expect((await ticketOf(other.number)).state).toBe('open')
    expect((await ticketOf(one.number)).state).toBe('resolved')
    expect((await as('lin').conversation(one.id)).body.ticket).toBe(other.number)
    const { body } = await as('lin').ticketEvents(one.number)
    expect(body.items.at(-1)).toMatchObject({ type: 'ticket.merged', into: other.number })
  })

  it('are not one with itself, with one that is over, or with another team’s', async () => {
    const { number, id } = await withCase('Alone', 'Alone')
    expect((await onTicket(number, 'merge', { into: number })).body.code).toBe('same-ticket')
    expect((await onTicket(number, 'merge', { into: 999_999 })).body.code).toBe('not-found')
    const over = await withCase('Over', 'Over')
    await as('lin').resolveTicket(over.number)
    expect((await onTicket(number, 'merge', { into: over.number })).body.code).toBe(
      'already-resolved',
    )
    expect((await ticketOf(number)).conversations).toEqual([id])
  })
})

describe('a ticket that somebody follows', () => {
  const watch = (agent: string, number: number, names: readonly string[], revision: number) =>
    as(agent).api<Told>('PUT', `/tickets/${number}/watchers`, {
      body: { watchers: names, revision },
    })
  const watched = async (agent: string) =>
    (await as(agent).get<{ items: { id: string }[] }>('/me/watched')).body.items.map(({ id }) => id)
  const seen = async (number: number, agent = 'lin') => (await ticketOf(number, agent)).revision

  it('stands in their list, and is read by them with its conversations, whatever team has it', async () => {
    const { number, id } = await withCase('Followed', 'Followed')
    const put = await watch('lin', number, ['mei', 'lin'], await seen(number))
    expect([put.status, put.body.watchers]).toEqual([200, ['mei', 'lin']])
    expect(await watched('mei')).toEqual([String(number)])
    expect((await as('mei').messages(id)).status).toBe(200)
    expect((await ticketOf(number, 'mei')).watchers).toEqual(['mei', 'lin'])
    const foreign = await watch('mei', number, ['mei', 'oskar'], await seen(number, 'mei'))
    expect(foreign.body.code).toBe('not-yours')
    const left = await watch('mei', number, ['lin'], await seen(number, 'mei'))
    expect([left.status, await watched('mei')]).toEqual([200, []])
    const nobody = await watch('lin', number, ['nobody'], await seen(number))
    expect(nobody.body.code).toBe('unknown-agent')
  })

  it('is followed on by them as the ticket that it was merged into', async () => {
    const one = await withCase('Followed twice, by mail', 'Followed')
    const other = await withCase('Followed twice, by chat', 'Followed')
    await watch('lin', one.number, ['mei'], await seen(one.number))
    await watch('lin', other.number, ['lin'], await seen(other.number))
    expect((await onTicket(one.number, 'merge', { into: other.number })).status).toBe(200)
    expect((await ticketOf(other.number)).watchers).toEqual(['lin', 'mei'])
    expect(await watched('mei')).toContain(String(other.number))
    expect((await as('mei').messages(one.id)).status).toBe(200)
    expect((await as('mei').messages(other.id)).status).toBe(200)
  })

  it('has notes of its own, which stay when its conversations come and go', async () => {
    const { number } = await withCase('Noted', 'Noted')
    const write = (text: string, key: string) =>
      as('lin').post<{ note: { seq: number } }>(`/tickets/${number}/notes`, { text }, key)
    expect((await write('Part ordered', 'part')).body.note.seq).toBe(1)
    expect((await write('Part ordered', 'part')).body.note.seq).toBe(1)
    expect((await write('Part came', 'came')).body.note.seq).toBe(2)
    await as('lin').resolveTicket(number)
    expect((await write('Sent the old one back', 'back')).status).toBe(201)
    const page = async (query: string) =>
      (
        await as('lin').get<{ items: { text: string; agent: string }[]; next: string }>(
          `/tickets/${number}/notes${query}`,
        )
      ).body
    const first = await page('?limit=2')
    const rest = await page(`?limit=2&cursor=${first.next}`)
    const texts = [...first.items, ...rest.items].map(({ text }) => text)
    expect(texts).toEqual(['Part ordered', 'Part came', 'Sent the old one back'])
    expect((await page(`?cursor=${rest.next}`)).items).toEqual([])
    expect((await ticketOf(number)).notes).toBe(3)
    expect((await as('mei').get(`/tickets/${number}/notes`)).status).toBe(404)
  })
})

describe('a hand-over with a note', () => {
  it('is one act: the note stands in the conversation that the next team reads first', async () => {
    const { id } = await withCase('Handed Over')
    const to = { team: 'repair', note: 'Has tried another cable.' }
    const moved = await as('lin').change<Told>(`/conversations/${id}`, 'transfer', to, 'hand-over')
    expect(moved.status).toBe(200)
    const { body } = await as('mei').messages(id)
    expect(body.items.at(-1)).toMatchObject({ direction: 'note', text: 'Has tried another cable.' })
    const led = await withCase('Handed Over Ticket', 'Cable')
    await onTicket(led.number, 'transfer', { team: 'repair', note: 'Second cable too.' })
    const page = await as('mei').messages(led.id)
    expect(page.body.items.at(-1)).toMatchObject({ text: 'Second cable too.', agent: 'lin' })
  })
})
