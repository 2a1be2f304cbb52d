import { beforeAll, describe, expect, it } from 'vitest'
import { caseOf, journey, textsOf } from './desk.ts'
import { deskAddress, header, mailedTo, mails } from './mailing.ts'

const { client } = journey()
const lin = () => client().as('lin')
beforeAll(() => lin().presence('online'))

let count = 0
/** Somebody who has never written. */
const writer = () => {
  count += 1
  const address = `writer-${count}@weber.example`
  const name = `Writer ${count}`
  return { address, name, from: `${name} <${address}>` }
}

/** Somebody who wrote, and their case. */
const written = async (subject: string, text: string, more: object = {}) => {
  const one = writer()
  const id = await mails(client(), { from: one.from, subject, text, ...more })
  return { ...one, id, conversation: await caseOf(client(), one) }
}

const replied = async (conversation: string, address: string, text: string) => {
  await lin().reply(conversation, text, `r-${conversation}-${text.length}`)
  await client().settle()
  const mail = (await mailedTo(client(), address)).at(-1)
  if (mail === undefined) throw new Error(`Nothing was mailed to ${address}.`)
  return mail
}

describe('a customer who writes a mail', () => {
  it('becomes a case, with what they wrote as its first message', async () => {
    const { conversation } = await written(
      'Room 412 was dirty',
      'Dear team,\n\nthere was hair in the bath.',
    )
    expect((await lin().conversation(conversation)).body.inbox).toBe('mail')
    expect((await textsOf(client(), conversation))[0]).toBe(
      'Dear team,\n\nthere was hair in the bath.',
    )
  })

  it('is told once that it came, with the number of the case and until when it is answered', async () => {
    const { address, id, conversation } = await written('An invoice', 'Where is my invoice?')
    await mails(client(), {
      from: address,
      subject: 'Re: An invoice',
      text: 'And the receipt?',
      inReplyTo: id,
    })
    const [told, ...more] = await mailedTo(client(), address)
    expect(more).toEqual([])
    const number = conversation.slice(0, 8).toUpperCase().replace(/^.{4}/, '$&-')
    expect(told?.text).toContain(number)
    // Whoever is told it on the phone finds the case by it.
    const found = await lin().get<{ items: readonly { id: string }[] }>(`/search?q=${number}`)
    expect(found.body.items.map(({ id: one }) => one)).toEqual([conversation])
    expect(told?.text).toMatch(/We will answer you by \w+, \d+ \w+ \d{4} at \d\d:\d\d GMT\+8/)
    expect(told && header(told, 'auto-submitted')).toBe('auto-replied')
    expect(told && header(told, 'in-reply-to')).toBe(id)
    expect(await textsOf(client(), conversation)).toHaveLength(3)
  })

  it('gets the answer in the thread of their mail, from who wrote it, with what they wrote below', async () => {
    const { address, id, conversation } = await written('Broken lamp', 'The lamp is broken.')
    const mail = await replied(conversation, address, 'A new one is on its way.')
    expect(mail.subject).toBe('Re: Broken lamp')
    expect(header(mail, 'in-reply-to')).toBe(id)
    expect(header(mail, 'references')).toContain(id)
    expect(mail.from).toContain('林小雨')
    expect(mail.from).toContain(deskAddress)
    expect(mail.text).toMatch(/^A new one is on its way\./)
    expect(mail.text).toContain('> The lamp is broken.')
    expect(mail.html).toContain('A new one is on its way.')
  })

  it('stays in the case by answering, whichever of the two ways their program answers', async () => {
    const { address, from, conversation } = await written('Late parcel', 'Where is it?')
    const mail = await replied(conversation, address, 'In Hamburg.')
    const signed = header(mail, 'reply-to')
    // One keeps the address and loses the headers, the other keeps the headers only.
    await mails(client(), { from, to: signed, subject: 'something else', text: 'By the address' })
    await mails(client(), {
      from,
      subject: mail.subject,
      text: 'By the headers',
      inReplyTo: header(mail, 'message-id'),
    })
    expect(await textsOf(client(), conversation)).toEqual(
      expect.arrayContaining(['By the address', 'By the headers']),
    )
  })
})

describe('two people who never met', () => {
  it('are two cases, although both wrote the same subject', async () => {
    const one = await written('Question', 'From the first')
    const other = await written('Question', 'From the second')
    expect(other.conversation).not.toBe(one.conversation)
  })

  it('are two cases, although the second one names the mail of the first', async () => {
    const one = await written('Offer', 'A secret price, please')
    const other = await written('Re: Offer', 'I saw your mail', {
      inReplyTo: one.id,
      references: one.id,
    })
    expect(other.conversation).not.toBe(one.conversation)
    expect(await textsOf(client(), one.conversation)).not.toContain('I saw your mail')
  })
})

describe('a colleague of the customer', () => {
  it('who was in copy answers within the case, and the answer goes to both', async () => {
    const colleague = `colleague-${count}@weber.example`
    const { address, id, conversation } = await written('Contract', 'Please send it', {
      cc: colleague,
    })
    await mails(client(), {
      from: colleague,
      subject: 'Re: Contract',
      text: 'By Friday',
      inReplyTo: id,
    })
    expect(await textsOf(client(), conversation)).toContain('By Friday')
    const mail = await replied(conversation, colleague, 'Here it is.')
    expect(mail.to.toSorted()).toEqual([address, colleague].toSorted())
  })
})

describe('a mail that arrives twice', () => {
  it('is one message', async () => {
    const one = { ...writer(), messageId: '<twice@weber.example>' }
    const mail = {
      from: one.from,
      subject: 'Twice',
      text: 'Once, please',
      messageId: one.messageId,
    }
    await mails(client(), mail)
    await mails(client(), mail)
    const conversation = await caseOf(client(), one)
    const texts = await textsOf(client(), conversation)
    expect(texts.filter((text) => text === 'Once, please')).toHaveLength(1)
  })
})

describe('what machines write', () => {
  it('is kept and found, and answered by nothing: no acknowledgement, no case that anybody waits in', async () => {
    const { address, from, name } = writer()
    await mails(client(), {
      from,
      subject: 'Out of office: your mail',
      text: 'I am away until Monday.',
      headers: { 'Auto-Submitted': 'auto-replied' },
    })
    expect(await mailedTo(client(), address)).toEqual([])
    const shown = [await lin().queue('service'), await lin().work()].flatMap(
      ({ body }) => body.items,
    )
    expect(shown.filter(({ title }) => title === name)).toEqual([])
    const found = await lin().get<{ items: readonly { state: string }[] }>(
      `/search?q=${encodeURIComponent(address)}`,
    )
    expect(found.body.items.map(({ state }) => state)).toEqual(['resolved'])
  })
})
