import { beforeAll, describe, expect, it } from 'vitest'
import { caseOf, journey, newCustomer, writes } from './desk.ts'

const { client } = journey()
const lin = () => client().as('lin')

const minute = 60
const afterConversation = 10 * minute
const day = 24 * 60 * minute

type Customer = ReturnType<typeof newCustomer>

const online = async () => {
  await lin().presence('online')
}
beforeAll(online)

/** A customer whose question was answered and whose case is resolved, on a thread of theirs. */
const helped = async (customer: Customer, thread = customer.id) => {
  await writes(client(), customer, 'A question', { thread })
  const conversation = await caseOf(client(), customer)
  await lin().reply(conversation, 'An answer', `${thread}-${Math.random()}`)
  expect((await lin().resolve(conversation)).status).toBe(200)
  await client().settle()
  return conversation
}

const wait = async (seconds: number) => {
  await client().wind(seconds)
  await client().settle()
  await online()
}

const surveysTo = async ({ email }: { readonly email: string }) =>
  (await client().mails()).filter(({ to }) => to.includes(email))

const linkIn = (text = ''): string => /\/s\/[a-z2-7]{26}/.exec(text)?.[0] ?? ''

const open = (link: string) => client().ask<string>('GET', link)

const send = (link: string, form: Readonly<Record<string, string>>) =>
  client().ask<string>('POST', link, {
    body: new URLSearchParams(form).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })

/** A customer who was helped and asked, with the link of the mail. */
const asked = async () => {
  const customer = newCustomer()
  const conversation = await helped(customer)
  await wait(afterConversation + 2 * minute)
  const [mail] = await surveysTo(customer)
  return { customer, conversation, link: linkIn(mail?.text) }
}

const whyNot = async (conversation: string) => {
  const { items } = (await lin().events(conversation)).body
  return items.filter(({ type }) => type === 'survey.not-sent').map(({ why }) => why)
}

const kindsOf = async (conversation: string) =>
  (await lin().events(conversation)).body.items.map(({ type }) => type)

/** The call-backs of the lead about one conversation. */
const callsAbout = async (conversation: string) => {
  const fang = client().as('fang')
  const { items } = (await fang.work()).body
  const calls = items.filter(({ type }) => type === 'call-back')
  const tickets = await Promise.all(calls.map(({ id }) => fang.ticket(Number(id))))
  return tickets.filter(({ body }) => body.conversations.includes(conversation))
}

describe('a customer is asked once their case is over', () => {
  it('ten minutes after a conversation, by one mail in their language', async () => {
    const customer = newCustomer()
    await helped(customer)
    await wait(afterConversation - 2 * minute)
    expect(await surveysTo(customer)).toHaveLength(0)
    await wait(4 * minute)
    await wait(4 * minute)
    const mails = await surveysTo(customer)
    expect(mails.map(({ subject }) => subject)).toEqual([expect.stringContaining('How did we do?')])
  })

  it('and not when they wrote again before', async () => {
    const customer = newCustomer()
    const conversation = await helped(customer)
    await wait(5 * minute)
    await writes(client(), customer, 'It is back!')
    expect((await lin().conversation(conversation)).body.state).toBe('open')
    await wait(30 * minute)
    expect(await surveysTo(customer)).toHaveLength(0)
  })

  it('but they are when the reopened case is resolved again, and only once', async () => {
    const customer = newCustomer()
    const conversation = await helped(customer)
    await wait(5 * minute)
    await writes(client(), customer, 'It is back!')
    await lin().reply(conversation, 'Gone for good', `gone-${customer.id}`)
    await lin().resolve(conversation)
    await wait(30 * minute)
    await wait(day)
    expect(await surveysTo(customer)).toHaveLength(1)
  })

  it('once a day, however many of their cases end; the case says why nobody asked', async () => {
    const customer = newCustomer()
    const first = await helped(customer, `${customer.id}-one`)
    const second = await helped(customer, `${customer.id}-two`)
    await wait(afterConversation + 2 * minute)
    await wait(10 * minute)
    expect(await surveysTo(customer)).toHaveLength(1)
    expect([...(await whyNot(first)), ...(await whyNot(second))]).toEqual(['asked-lately'])
    await wait(day)
    await helped(customer, `${customer.id}-three`)
    await wait(afterConversation + 2 * minute)
    expect(await surveysTo(customer)).toHaveLength(2)
  })

  it('nobody without a mail address, and the case says so', async () => {
    const { email: _, ...customer } = newCustomer()
    const before = (await client().mails()).length
    const conversation = await helped(customer as Customer)
    expect(await whyNot(conversation)).toEqual(['no-address'])
    await wait(30 * minute)
    expect(await client().mails()).toHaveLength(before)
  })
})

describe('a survey while the table is in trouble', () => {
  it.each(['throttle', 'lost-answer', 'conflict'] as const)(
    'is mailed once, and its answer opens one follow-up, in spite of: %s',
    async (kind) => {
      const customer = newCustomer()
      const conversation = await helped(customer)
      const fault = { kind, times: 2, operation: 'TransactWriteItems' } as const
      await client().fail({ ...fault, function: 'Survey' })
      await wait(afterConversation + 2 * minute)
      for (const step of [2, 5, 10]) await wait(step * minute)
      const mails = await surveysTo(customer)
      expect(mails).toHaveLength(1)
      await client().fail({ ...fault, function: 'Pages' })
      expect((await send(linkIn(mails[0]?.text), { score: '1' })).status).toBe(200)
      await client().settle()
      expect(await client().faultsLeft()).toBe(0)
      expect(await callsAbout(conversation)).toHaveLength(1)
      expect((await kindsOf(conversation)).filter((type) => type.startsWith('survey.'))).toEqual([
        'survey.scheduled',
        'survey.sent',
        'survey.answered',
      ])
    },
  )
})

describe('the page of the link', () => {
  it('comes back with a hint when no score was chosen, and keeps nothing', async () => {
    const { link } = await asked()
    for (const form of [{}, { score: '' }, { score: '6' }, { score: '0' }, { score: '1.5' }]) {
      const { status, text } = await send(link, { ...form, comment: 'no score' })
      expect([status, text.includes('Please choose a score from 1 to 5.')]).toEqual([400, true])
    }
    expect((await open(link)).text).not.toContain('required checked')
  })

  it('keeps what is sent, and takes another answer until the time is over', async () => {
    const { link } = await asked()
    expect((await send(link, { score: '5' })).text).toContain('Your answer 5 of 5 is saved.')
    expect((await open(link)).text).toContain('value="5" required checked')
    expect((await send(link, { score: '2', comment: 'On second thought' })).status).toBe(200)
    const { text } = await open(link)
    expect(text).toContain('value="2" required checked')
    expect(text).toContain('On second thought')
  })

  it('shows what a customer wrote as text, never as a page', async () => {
    const { link } = await asked()
    await send(link, { score: '3', comment: '</textarea><script>alert(1)</script>' })
    const { text, headers } = await open(link)
    expect(text).not.toContain('<script>')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  it('a low score opens one follow-up, however often it is changed', async () => {
    const { link, conversation } = await asked()
    for (const score of ['1', '2', '5', '1']) await send(link, { score })
    await client().settle()
    expect(await callsAbout(conversation)).toHaveLength(1)
  })

  it('five answers at the same moment open one follow-up too', async () => {
    const { link, conversation } = await asked()
    const answers = await Promise.all(
      [1, 2, 1, 2, 1].map((score) => send(link, { score: `${score}` })),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200))
    await client().settle()
    expect(await callsAbout(conversation)).toHaveLength(1)
  })

  it('says that the time is over, and keeps nothing more', async () => {
    const { link } = await asked()
    await wait(14 * day + minute)
    const opened = await open(link)
    expect([opened.status, opened.text.includes('The time to answer is over')]).toEqual([410, true])
    expect((await send(link, { score: '5' })).status).toBe(410)
  })

  it('says in both languages that a link is none of ours', async () => {
    for (const link of [`/s/${'a'.repeat(26)}`, '/s/short', `/s/${'A'.repeat(26)}`]) {
      for (const answer of [await open(link), await send(link, { score: '5' })]) {
        expect(answer.status).toBe(404)
        expect(answer.text).toContain('We know no such survey.')
        expect(answer.text).toContain('没有找到这份调查')
      }
    }
  })
})

describe('the numbers of the day', () => {
  it('count a changed answer once, with the last score', async () => {
    const now = await client().now()
    // The next local midnight and a bit: a day on which nothing else has happened.
    const untilMidnight = day - (Math.floor(now / 1000 + 8 * 3600) % day)
    await wait(untilMidnight + 3600)
    const { link } = await asked()
    for (const score of ['1', '4', '5']) await send(link, { score })
    const shanghai = new Date((await client().now()) + 8 * 3600_000).toISOString().slice(0, 10)
    await client().invoke('DailyMetrics', { day: shanghai })
    const { csat, conversations } = (await client().as('fang').metrics(shanghai)).body
    expect(conversations).toEqual({ opened: 1, resolved: 1 })
    expect(csat).toMatchObject({ percent: 100, n: 1, sent: 1, responseRatePercent: 100 })
  })
})

describe('a customer who wants to be asked no more', () => {
  const header = (mail: { headers: Readonly<Record<string, string>> } | undefined, name: string) =>
    mail?.headers[name] ?? ''

  it('says so with one click of their mail program, and is asked no more after any case', async () => {
    const { customer, link } = await asked()
    const [mail] = await surveysTo(customer)
    expect(header(mail, 'list-unsubscribe')).toContain(`${link}/unsubscribe>`)
    expect(header(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    const { status } = await send(`${link}/unsubscribe`, { 'List-Unsubscribe': 'One-Click' })
    expect(status).toBe(200)
    await wait(2 * day)
    const conversation = await helped(customer, `${customer.id}-later`)
    await wait(afterConversation + 2 * minute)
    expect(await surveysTo(customer)).toHaveLength(1)
    expect(await whyNot(conversation)).toEqual(['unsubscribed'])
  })

  it('is not taken for one by a scanner that follows the link, and may be asked again', async () => {
    const { link } = await asked()
    const isOff = async () => !(await open(`${link}/unsubscribe`)).text.includes('value="off"')
    await open(`${link}/unsubscribe`)
    expect(await isOff()).toBe(false)
    await send(`${link}/unsubscribe`, { surveys: 'off' })
    expect(await isOff()).toBe(true)
    await send(`${link}/unsubscribe`, { surveys: 'on' })
    expect(await isOff()).toBe(false)
  })

  it('is told so where the link was cut short', async () => {
    expect((await open('/s/abc/unsubscribe')).status).toBe(404)
    expect((await send(`/s/${'a'.repeat(26)}/unsubscribe`, {})).status).toBe(404)
  })
})
