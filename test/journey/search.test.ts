import { beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../../local/demo/answers.ts'
import { caseOf, journey, logsOf, newCustomer, writes } from './desk.ts'

const { client } = journey()

interface Found {
  readonly items: readonly {
    readonly kind: string
    readonly id: string
    readonly title: string
    readonly state: string
    readonly team: string
  }[]
  readonly next?: string
}

const search = async (text: string, agent = 'lin', more = '') =>
  client()
    .as(agent)
    .get<Found>(`/search?q=${encodeURIComponent(text)}${more}`)
const ids = async (text: string, agent = 'lin') =>
  (await search(text, agent)).body.items.map(({ id }) => id)

const li = newCustomer({ name: '李晓梅', phone: '+86 139 0000 7788' })
let conversation = ''
let ticket = ''
beforeAll(async () => {
  await client().as('lin').presence('online')
  await client().as('mei').presence('online')
  await writes(client(), li, '电视看不了')
  conversation = await caseOf(client(), li)
  const asked = { conversation, type: 'repair', title: '直播课黑屏 decoder' }
  const { body } = await client().as('lin').openTicket(asked, 'search-ticket')
  ticket = String(body.number)
  await client().settle()
})

describe('an agent looks for a case', () => {
  it('by the name, address or number of who wrote', async () => {
    for (const text of ['李晓梅', '晓梅', '李', li.email, li.email.split('@')[0] ?? '']) {
      expect(await ids(text), text).toContain(conversation)
    }
    for (const text of ['13900007788', '+86-139-0000-7788', '139 0000 7788']) {
      expect(await ids(text), text).toEqual([conversation])
    }
  })

  it('by the number and title of its ticket, which shows how it stands', async () => {
    for (const text of [`#${ticket}`, '黑屏', 'DECODER 直播', '黑屏 李晓梅']) {
      expect(await ids(text), text).toEqual([ticket])
    }
    expect((await search('黑屏')).body.items).toMatchObject([
      { kind: 'ticket', title: '直播课黑屏 decoder', state: 'open', team: 'service' },
    ])
  })

  it('by a new title, and no longer by the old one', async () => {
    const about = `/tickets/${ticket}`
    const { revision } = (await client().as('lin').get<{ revision: number }>(about)).body
    const changed = {
      body: { title: '直播课没有声音 decoder', revision },
      headers: { 'idempotency-key': 't' },
    }
    expect((await client().as('lin').api('PATCH', about, changed)).status).toBe(200)
    await client().settle()
    expect(await ids('没有声音')).toEqual([ticket])
    expect(await ids('黑屏')).toEqual([])
    expect(await ids('decoder')).toEqual([ticket])
  })

  it('and finds nothing of another team, until the case comes to theirs', async () => {
    expect(await ids('decoder', 'mei')).toEqual([])
    expect((await search(li.email, 'mei')).body).toEqual({ items: [] })
    await client().as('lin').moveTicket(Number(ticket), { team: 'repair' })
    await client().settle()
    expect(await ids('decoder', 'mei')).toEqual([ticket])
    expect(await ids(li.email, 'mei')).toEqual([conversation])
    expect(await ids('decoder')).toEqual([ticket])
  })

  it('also once it is resolved', async () => {
    await client().as('mei').resolveTicket(Number(ticket))
    await client().settle()
    expect((await search('decoder', 'mei')).body.items).toMatchObject([{ state: 'resolved' }])
  })

  it('page by page, opened last first', async () => {
    const family = ['Anna', 'Berta', 'Clara'].map((name) =>
      newCustomer({ name: `${name} Quastenflosser` }),
    )
    for (const one of family) await writes(client(), one, 'Hello')
    const seen: string[] = []
    let cursor: string | undefined = ''
    while (cursor !== undefined) {
      const more = cursor === '' ? '' : `&cursor=${cursor}`
      const { body }: { body: Found } = await search('quastenflosser', 'lin', `&limit=2${more}`)
      seen.push(...body.items.map(({ title }) => title.split(' ')[0] ?? ''))
      cursor = body.next
    }
    expect(seen).toEqual(['Clara', 'Berta', 'Anna'])
  })
})

describe('a search that cannot be understood is told why', () => {
  it.each([
    ['', 'Must hold a letter or a digit.'],
    ['   ', 'Must hold a letter or a digit.'],
    ['❤️!', 'Must hold a letter or a digit.'],
    ['x'.repeat(257), 'Must be at most 256 letters long.'],
  ])('"%s"', async (text, detail) => {
    expect(await search(text)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ path: 'query.q', detail }] },
    })
  })

  it('one without a text, with a cursor that is none, or with too high a limit', async () => {
    const lin = client().as('lin')
    expect(await lin.get<Problem>('/search')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'query.q' }] },
    })
    for (const more of ['&cursor=e30', '&cursor=what', '&limit=51', '&limit=0']) {
      expect((await search('li', 'lin', more)).status, more).toBe(400)
    }
  })
})

it('no log holds what was looked for', async () => {
  const text = [...(await logsOf(client())).values()].flat().join('\n')
  for (const word of ['quastenflosser', '李晓梅', '7788', 'decoder', encodeURIComponent('李')]) {
    expect(text.toLowerCase()).not.toContain(word.toLowerCase())
  }
})
