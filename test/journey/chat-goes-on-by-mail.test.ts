import { beforeEach, describe, expect, it } from 'vitest'
import { opensChat, vouchedFor } from './chatting.ts'
import { caseOf, journey, textsOf } from './desk.ts'
import { deskAddress, header, mailedTo, mails } from './mailing.ts'

const { client } = journey()
const lin = () => client().as('lin')
beforeEach(() => lin().presence('online'))

let count = 0
/** A visitor who has written, who leaves an address where one is asked for. */
const visiting = async (more: { readonly leaves?: boolean; readonly locale?: string } = {}) => {
  count += 1
  const name = `Guest ${count}`
  const address = `guest-${count}@weber.example`
  const chat = await opensChat(client(), { locale: more.locale ?? 'en' })
  await chat.sends(
    'Where is my parcel?',
    more.leaves === false ? { name } : { name, email: address },
  )
  return { ...chat, name, address, conversation: await caseOf(client(), { name }) }
}

let replies = 0
const answers = async (conversation: string, text: string) => {
  replies += 1
  const { status } = await lin().reply(conversation, text, `reply-${replies}`)
  expect(status).toBe(201)
  await client().settle()
}

/** The mails by which a chat went on to this address; a survey has another sender. */
const chatMails = async (address: string) =>
  (await mailedTo(client(), address)).filter(({ from }) => from.includes(deskAddress))

/** Answers the last mail of a chat by its signed address. */
const answersByMail = async (
  address: string,
  text: string,
  more: { readonly from?: string; readonly headers?: Readonly<Record<string, string>> } = {},
) => {
  const mail = (await chatMails(address)).at(-1)
  if (mail === undefined) throw new Error(`Nothing was mailed to ${address}.`)
  const to = header(mail, 'reply-to')
  return mails(client(), { from: address, subject: `Re: ${mail.subject}`, text, to, ...more })
}

const minutes = async (count: number) => {
  await client().wind(count * 60)
  await client().settle()
}

describe('a visitor who has left the chat', () => {
  it('gets one mail after 10 minutes, with every reply that they have not read', async () => {
    const { conversation, address } = await visiting()
    await answers(conversation, 'It is in Hamburg.')
    await minutes(4)
    await answers(conversation, 'It comes tomorrow.')
    expect(await chatMails(address)).toEqual([])
    await minutes(7)
    const [mail, ...more] = await chatMails(address)
    expect(more).toEqual([])
    expect(mail?.text).toMatch(/^It is in Hamburg\.\s+It comes tomorrow\./)
    expect(mail?.text).toContain('You can answer this mail or go on in the chat')
    expect(mail?.text).toContain('this address was given in the chat of 暖线电视客服')
    expect(mail?.from).toContain('林小雨')
    expect(mail?.from).toContain(deskAddress)
    expect(mail?.subject).toBe('Your chat with 暖线电视客服')
    // Nothing of what they wrote: the address may be somebody else's.
    expect(mail?.text).not.toContain('parcel')
  })

  it('gets that mail once, however much time goes by', async () => {
    const { conversation, address } = await visiting()
    await answers(conversation, 'It is in Hamburg.')
    await answers(conversation, 'It comes tomorrow.')
    for (const wait of [11, 11, 60]) await minutes(wait)
    expect(await chatMails(address)).toHaveLength(1)
  })

  it('is written to in their language', async () => {
    const { conversation, address } = await visiting({ locale: 'zh-CN' })
    await answers(conversation, '包裹在汉堡。')
    await minutes(11)
    const [mail] = await chatMails(address)
    expect(mail?.subject).toBe('您与暖线电视客服的对话')
    expect(mail?.text).toContain('您可以直接回复本邮件')
  })

  it('gets the answer also when the case was resolved with it', async () => {
    const { conversation, address } = await visiting()
    await answers(conversation, 'It was delivered.')
    await lin().resolve(conversation)
    await minutes(11)
    expect((await chatMails(address))[0]?.text).toContain('It was delivered.')
  })

  it('answers by mail within the same case, and reads it in the chat when they are back', async () => {
    const { conversation, address, shown } = await visiting()
    await answers(conversation, 'Which number does it have?')
    await minutes(11)
    await answersByMail(
      address,
      'Number 4711.\n\nOn Monday Lin wrote:\n> Which number does it have?',
    )
    expect(await textsOf(client(), conversation)).toEqual([
      'Where is my parcel?',
      'Which number does it have?',
      'Number 4711.',
    ])
    expect(await shown()).toMatchObject([
      { from: 'customer' },
      { from: 'agent' },
      { from: 'customer', text: 'Number 4711.' },
    ])
    const { body } = await lin().conversation(conversation)
    expect(body).toMatchObject({ channel: 'webchat', inbox: 'site', state: 'open' })
  })

  it('who answers by mail and does not come back gets the next reply by mail, in the same thread', async () => {
    const { conversation, address, name, shown } = await visiting()
    await answers(conversation, 'Which number does it have?')
    await minutes(11)
    const [first] = await chatMails(address)
    const from = `Somebody Else <${address}>`
    const answer = await answersByMail(address, 'Number 4711.', { from })
    await answers(conversation, 'It comes tomorrow.')
    expect((await shown()).at(-1)).toMatchObject({ from: 'agent', text: 'It comes tomorrow.' })
    await minutes(11)
    const [, second, ...more] = await chatMails(address)
    expect(more).toEqual([])
    expect(second?.text).toMatch(/^It comes tomorrow\./)
    expect(second?.text).not.toContain('Which number')
    expect(second && header(second, 'references')).toContain(first && header(first, 'message-id'))
    expect(second && header(second, 'in-reply-to')).toBe(answer)
    // The case stays under the name that they gave in the chat, and is one case.
    expect(await caseOf(client(), { name })).toBe(conversation)
  })

  it('gets what is written later in another mail of the same thread, also without having answered', async () => {
    const { conversation, address } = await visiting()
    await answers(conversation, 'It is in Hamburg.')
    await minutes(11)
    await answers(conversation, 'It comes tomorrow.')
    await minutes(5)
    expect(await chatMails(address)).toHaveLength(1)
    await minutes(6)
    const [first, second] = await chatMails(address)
    expect(second && header(second, 'references')).toBe(first && header(first, 'message-id'))
    expect(second?.subject).toBe(`Re: ${first?.subject}`)
    expect(second?.text).not.toContain('Hamburg')
  })

  it('whose mail program keeps the headers only stays in the chat too', async () => {
    const { conversation, address } = await visiting()
    await answers(conversation, 'Which number does it have?')
    await minutes(11)
    const [mail] = await chatMails(address)
    const inReplyTo = (mail && header(mail, 'message-id')) ?? ''
    await mails(client(), { from: address, subject: 'Re: chat', text: 'Number 4711.', inReplyTo })
    expect((await textsOf(client(), conversation)).at(-1)).toBe('Number 4711.')
  })

  it('opens the case again by answering after it was resolved, and it stays a chat', async () => {
    const { conversation, address, shown } = await visiting()
    await answers(conversation, 'It was delivered.')
    await lin().resolve(conversation)
    await minutes(11)
    await answersByMail(address, 'It was not!')
    const again = await lin().conversation(conversation)
    expect(again.body).toMatchObject({ state: 'open', channel: 'webchat' })
    await lin().resolve(conversation)
    await client().wind(4 * 24 * 3600)
    await lin().presence('online')
    await answersByMail(address, 'Still not.')
    expect((await shown()).at(-1)).toMatchObject({ from: 'customer', text: 'Still not.' })
    const next = await lin().conversation(conversation.replace(/1$/, '2'))
    expect(next.body).toMatchObject({ state: 'open', channel: 'webchat', inbox: 'site' })
  })
})

describe('no mail goes to a visitor', () => {
  it('who has read the reply within 10 minutes', async () => {
    const { conversation, address, sees } = await visiting()
    await answers(conversation, 'It is in Hamburg.')
    await minutes(9)
    await sees()
    await minutes(2)
    await minutes(30)
    expect(await chatMails(address)).toEqual([])
  })

  it('whose address nobody knows', async () => {
    const before = (await client().mails()).length
    const { conversation } = await visiting({ leaves: false })
    await answers(conversation, 'It is in Hamburg.')
    await minutes(11)
    expect((await client().mails()).slice(before)).toEqual([])
  })

  it('who gave an address of the desk itself', async () => {
    const before = (await client().mails()).length
    const chat = await opensChat(client(), {})
    const name = 'Looping'
    await chat.sends('Hello', { name, email: deskAddress.replace('@', '+loop@') })
    await answers(await caseOf(client(), { name }), 'Hello!')
    await minutes(11)
    expect((await client().mails()).slice(before)).toEqual([])
  })
})

describe('somebody to whom a mail of the chat was passed on', () => {
  it('is let in by its signed address, is not taken for the customer, and is shown by name', async () => {
    const { conversation, address, name, shown } = await visiting()
    await answers(conversation, 'Which number does it have?')
    await minutes(11)
    const from = 'Neighbour <neighbour@other.example>'
    await answersByMail(address, 'I have it here.', { from })
    expect((await shown()).at(-1)).toMatchObject({ text: 'I have it here.', name: 'Neighbour' })
    const { body } = await lin().conversation(conversation)
    expect(body.customer).toMatchObject({ name, email: address })
    await answers(conversation, 'Thank you.')
    await minutes(11)
    expect(await chatMails(address)).toHaveLength(2)
    expect(await chatMails('neighbour@other.example')).toEqual([])
  })
})

describe('what a mail program answers by itself', () => {
  it('is kept for the agents, shown to nobody in the chat, and waited on by nobody', async () => {
    const { conversation, address, shown } = await visiting()
    await answers(conversation, 'It is in Hamburg.')
    await minutes(11)
    const headers = { 'Auto-Submitted': 'auto-replied' }
    await answersByMail(address, 'I am away until Monday.', { headers })
    expect((await textsOf(client(), conversation)).at(-1)).toBe('I am away until Monday.')
    expect((await shown()).at(-1)?.text).toBe('It is in Hamburg.')
    const { deadlines } = (await lin().conversation(conversation)).body
    expect(deadlines.map(({ target }) => target)).toEqual(['resolution'])
  })
})

describe('a customer for whom the company vouches', () => {
  it('gets what they have not read at the address that the company says, under their name', async () => {
    const [name, email] = ['Li Na', 'li.na@customer.example']
    const customerToken = await vouchedFor(client(), { sub: '42', name, email, locale: 'en' })
    const chat = await opensChat(client(), { customerToken })
    await chat.sends('Hello', { email: 'somebody@other.example' })
    const conversation = await caseOf(client(), { name })
    await answers(conversation, 'How can I help?')
    await minutes(11)
    const [mail] = await chatMails(email)
    expect(mail && header(mail, 'to')).toContain(name)
    expect(mail?.text).toContain('because you wrote in the chat')
    expect(await chatMails('somebody@other.example')).toEqual([])
    await answersByMail(email, 'By mail', { from: `An Alias <${email}>` })
    const laptop = await opensChat(client(), {
      customerToken: await vouchedFor(client(), { sub: '42' }),
    })
    expect((await laptop.shown()).map(({ text }) => text)).toEqual([
      'Hello',
      'How can I help?',
      'By mail',
    ])
    expect((await lin().conversation(conversation)).body.customer).toMatchObject({ name, email })
  })
})
