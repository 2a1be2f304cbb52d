import { SignJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { caseOf, journey } from './desk.ts'
import { secretOf } from './secret.ts'

const { client } = journey()
const lin = () => client().as('lin')
beforeAll(() => lin().presence('online'))

interface Shown {
  readonly id: string
  readonly from: string
  readonly name?: string
  readonly text: string
}
interface Reading {
  readonly items: readonly Shown[]
  readonly next: string
  readonly earlier?: string
  readonly isTyping: boolean
  readonly pollAfterMs: number
}
interface Problem {
  readonly code?: string
  readonly detail?: string
}

const chat = <Body>(method: string, path: string, asked: object = {}) =>
  client().ask<Body & Problem>(method, `/chat/site${path}`, asked)

let count = 0
/** Somebody who opens the chat. */
const visitor = async (asked: object = {}) => {
  count += 1
  const { body, status } = await chat<{ token: string; isCustomer: boolean }>('POST', '/visitors', {
    body: asked,
  })
  const headers = { authorization: `Bearer ${body.token}` }
  return {
    status,
    ...body,
    sends: (id: string, text: string, more: object = {}) =>
      chat<{ id: string }>('POST', '/messages', { headers, body: { id, text, ...more } }),
    reads: (query = '') => chat<Reading>('GET', `/messages${query}`, { headers }),
    says: (path: string, body: object = {}) => chat('POST', path, { headers, body }),
  }
}

/** A visitor with a conversation, by a name that nobody else has. */
const talking = async (text: string) => {
  const one = await visitor()
  const name = `Visitor ${count}`
  await one.sends(`message-${count}`, text, { name })
  await client().settle()
  return { one, name, conversation: await caseOf(client(), { name }) }
}

describe('a visitor of a page', () => {
  it('sees who answers and until when, before writing anything', async () => {
    const { status, body, headers } = await chat<object>('GET', '')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      name: '暖线电视客服',
      language: 'zh',
      isOpen: true,
      answerWithinMinutes: 5,
      goesOnByMail: true,
      attachments: { countMax: 10, bytesMax: 7 * 1024 * 1024 },
      text: { lettersMax: 4000 },
    })
    expect(headers.get('cache-control')).toBe('public, max-age=60')
  })

  it('writes, is answered by an agent, and reads both in order, each once', async () => {
    const { one, conversation } = await talking('直播课看不了')
    const first = (await one.reads()).body
    expect(first.items).toMatchObject([{ from: 'customer', text: '直播课看不了' }])
    await lin().reply(conversation, '您好，我来看一下。', `r-${conversation}`)
    const second = (await one.reads(`?after=${first.next}`)).body
    expect(second.items).toMatchObject([
      { from: 'agent', name: '林小雨', text: '您好，我来看一下。' },
    ])
    const nothing = (await one.reads(`?after=${second.next}`)).body
    expect(nothing.items).toEqual([])
    expect(nothing.next).toBe(second.next)
    expect(nothing.pollAfterMs).toBeGreaterThanOrEqual(2000)
  })

  it('who sends the same message again has sent it once', async () => {
    const { one } = await talking('Hello')
    for (let times = 0; times < 3; times += 1) {
      expect(await one.sends('repeated-1', 'Twice?')).toMatchObject({
        status: 202,
        body: { id: 'repeated-1' },
      })
    }
    await client().settle()
    const { items } = (await one.reads()).body
    expect(items.map(({ id, text }) => [id, text]).slice(1)).toEqual([['repeated-1', 'Twice?']])
  })

  it('keeps the name that they gave once, also when a later message leaves it out', async () => {
    const { one, name, conversation } = await talking('Hello')
    await one.sends('without-a-name', 'Still me')
    await client().settle()
    expect(await caseOf(client(), { name })).toBe(conversation)
  })

  it('and the agent see each other type, and the agent sees what was read', async () => {
    const { one, conversation } = await talking('Hello')
    const signs = async () => (await lin().messages(conversation, '?signs=yes')).body.signs
    expect(await signs()).toEqual({ isTyping: false, readTo: 0, agents: [] })
    await one.says('/typing')
    await lin().post(`/conversations/${conversation}/typing`, {})
    expect((await signs())?.isTyping).toBe(true)
    expect((await one.reads()).body.isTyping).toBe(true)
    await lin().reply(conversation, 'Hello!', `r-${conversation}`)
    const { next } = (await one.reads()).body
    expect((await one.says('/read', { cursor: next })).status).toBe(204)
    expect((await signs())?.readTo).toBe(2)
    await client().wind(60)
    expect(await signs()).toEqual({ isTyping: false, readTo: 2, agents: [] })
  })

  it('is let in also when their browser says a language that there is not', async () => {
    expect((await visitor({ locale: 'en-US@posix' })).status).toBe(200)
  })

  it('never sees a note', async () => {
    const { one, conversation } = await talking('Hello')
    await lin().note(conversation, 'A difficult one', `n-${conversation}`)
    await lin().reply(conversation, 'Hello!', `r-${conversation}`)
    const { items } = (await one.reads()).body
    expect(items.map(({ text }) => text)).toEqual(['Hello', 'Hello!'])
  })

  it('who comes back has the history, also of a conversation that has ended long ago', async () => {
    const { one, conversation } = await talking('The first time')
    await lin().reply(conversation, 'Solved', `r-${conversation}`)
    await lin().resolve(conversation)
    await client().wind(4 * 24 * 3600)
    await lin().presence('online')
    const back = await visitor({ token: one.token })
    await back.sends('second-time', 'The second time')
    await client().settle()
    const { items } = (await back.reads()).body
    expect(items.map(({ text }) => text)).toEqual(['The first time', 'Solved', 'The second time'])
  })

  it('who has much history reads the newest first and goes back page by page', async () => {
    const { one, conversation } = await talking('0')
    for (let count = 1; count <= 59; count += 1) {
      await lin().reply(conversation, String(count), `r-${count}-${conversation}`)
    }
    const newest = (await one.reads()).body
    expect(newest.items.map(({ text }) => text)).toEqual(
      Array.from({ length: 50 }, (_, index) => String(index + 10)),
    )
    const older = (await one.reads(`?before=${newest.earlier}`)).body
    expect(older.items.map(({ text }) => text)).toEqual(
      Array.from({ length: 10 }, (_, index) => String(index)),
    )
    expect(older.earlier).toBeUndefined()
  })

  it('is told when they write too much, and for how long', async () => {
    const one = await visitor()
    const answers = []
    // A new minute may begin in between, and counts anew.
    for (let sent = 0; sent < 90 && answers.at(-1)?.status !== 429; sent += 1) {
      answers.push(await one.sends(`flood-message-${sent}`, 'Again'))
    }
    const last = answers.at(-1)
    expect(last).toMatchObject({ status: 429, body: { code: 'too-many' } })
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(answers.length).toBeGreaterThan(30)
    expect(answers.slice(0, -1).every(({ status }) => status === 202)).toBe(true)
  })

  it('who has no token, or another’s, is nobody', async () => {
    expect((await chat('GET', '/messages')).body).toMatchObject({ code: 'unverified' })
    const headers = { authorization: 'Bearer e30.e30.e30' }
    expect((await chat('POST', '/messages', { headers, body: {} })).status).toBe(401)
  })
})

describe('a customer for whom the company vouches', () => {
  const vouched = async (claims: object) => {
    const key = new TextEncoder().encode(await secretOf(client(), 'site', 'customer-secret'))
    const exp = Math.floor((await client().now()) / 1000) + 600
    return new SignJWT({ aud: 'site', exp, ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(key)
  }

  it('has one chat on every device, under the name that the company says', async () => {
    const customerToken = await vouched({ sub: '17', name: '李女士', tier: 'vip' })
    const phone = await visitor({ customerToken })
    expect(phone).toMatchObject({ status: 200, isCustomer: true })
    await phone.sends('from-the-phone', 'Hello', { name: 'Somebody else' })
    await client().settle()
    const { body } = await lin().conversation(await caseOf(client(), { name: '李女士' }))
    expect(body).toMatchObject({ customer: { name: '李女士', tier: 'vip' }, priority: 2 })
    const laptop = await visitor({ customerToken: await vouched({ sub: '17' }) })
    expect((await laptop.reads()).body.items).toMatchObject([{ text: 'Hello' }])
  })

  it('who wrote as a visitor before signing in has their own history from then on', async () => {
    const { one } = await talking('Before I signed in')
    const sub = 'signed-in-later'
    const phone = await visitor({ customerToken: await vouched({ sub }) })
    await phone.sends('from-the-phone', 'Last week, on the phone')
    await client().settle()
    const signedIn = await visitor({ token: one.token, customerToken: await vouched({ sub }) })
    expect(signedIn.isCustomer).toBe(true)
    expect((await signedIn.reads()).body.items).toMatchObject([{ text: 'Last week, on the phone' }])
    // Whoever uses the browser next without signing in does not read it.
    const next = await visitor({ token: signedIn.token })
    expect((await next.reads()).body.items).toEqual([])
  })

  it('is refused with the reason when the token is not right', async () => {
    const endless = await vouched({ sub: '17', exp: undefined })
    expect(await visitor({ customerToken: endless })).toMatchObject({
      status: 401,
      code: 'unverified',
      detail: 'The claim exp is missing or wrong.',
    })
  })
})

describe('a page of another company', () => {
  const ask = (origin: string, method = 'GET', path = '') =>
    chat(method, path, { headers: { origin } })

  it('may not use the chat; one that is allowed may', async () => {
    const other = await ask('https://elsewhere.example')
    expect(other).toMatchObject({ status: 403, body: { code: 'origin' } })
    expect(other.headers.get('access-control-allow-origin')).toBeNull()
    const allowed = await ask('https://www.example.com')
    expect(allowed.status).toBe(200)
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://www.example.com')
  })

  it('asks first, as browsers do, and is answered', async () => {
    const preflight = await ask('https://www.example.com', 'OPTIONS', '/messages')
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
    expect((await ask('https://elsewhere.example', 'OPTIONS', '/messages')).status).toBe(403)
  })

  it('finds no chat where the inbox is another channel, or is not there', async () => {
    for (const inbox of ['app', 'nothing', 'constructor']) {
      const { status, body } = await client().ask<Problem>('GET', `/chat/${inbox}`)
      expect([status, body.code]).toEqual([404, 'unknown-inbox'])
    }
  })
})
