import { beforeAll, describe, expect, it } from 'vitest'
import { caseOf, journey } from './desk.ts'
import { header, mailedTo, mails } from './mailing.ts'

const { client } = journey()
const lin = () => client().as('lin')
beforeAll(() => lin().presence('online'))

/** The last reply of an agent, as agents see it. */
const lastReply = async (conversation: string) => {
  const { items } = (await lin().messages(conversation)).body
  const reply = items.filter(({ agent }) => agent === 'lin').at(-1)
  return { delivery: reply?.delivery, failure: reply?.failure }
}

const replied = async (conversation: string, text: string) => {
  await lin().reply(conversation, text, `r-${conversation}-${text}`)
  await client().settle()
  return lastReply(conversation)
}

/** Somebody with an address of SES's own, which does with answers what its name says. */
const wroteWith = async (simulated: string, name: string) => {
  const address = `${simulated}+${name.toLowerCase()}@simulator.amazonses.com`
  const from = `${name} <${address}>`
  await mails(client(), { from, subject: name, text: 'Hello' })
  return { address, from, conversation: await caseOf(client(), { name }) }
}

describe('an answer by mail', () => {
  it('is shown as delivered when the other side has taken it', async () => {
    const { conversation } = await wroteWith('success', 'Arriving')
    expect(await replied(conversation, 'Here')).toEqual({ delivery: 'delivered' })
  })

  it('that comes back is shown to the agent as failed, and the next one is not sent at all', async () => {
    const { address, conversation } = await wroteWith('bounce', 'Bouncing')
    // The acknowledgement came back already: the address is known for it.
    expect(await replied(conversation, 'Hello?')).toEqual({
      delivery: 'failed',
      failure: 'address-suppressed',
    })
    expect(await mailedTo(client(), address)).toHaveLength(1)
  })

  it('goes out again to somebody who wrote after their address was given up', async () => {
    const { address, from, conversation } = await wroteWith('suppressionlist', 'Again')
    const [told] = await mailedTo(client(), address)
    await client().wind(60)
    await mails(client(), {
      from,
      subject: 'Re: Again',
      text: 'It works again',
      ...(told && { inReplyTo: header(told, 'message-id') }),
    })
    expect(await replied(conversation, 'Good')).toEqual({
      delivery: 'failed',
      failure: 'bounced-suppressed',
    })
    expect(await mailedTo(client(), address)).toHaveLength(2)
  })

  it('that is taken for spam says so, and its reader gets no survey', async () => {
    const { conversation } = await wroteWith('complaint', 'Complaining')
    expect((await replied(conversation, 'Hello')).failure).toBe('address-suppressed')
    await lin().resolve(conversation)
    await client().wind(12 * 60)
    await client().settle()
    const { items } = (await lin().events(conversation)).body
    const why = items.filter(({ type }) => type === 'survey.not-sent').map((one) => one.why)
    expect(why).toEqual(['address-suppressed'])
  })
})

describe('two machines that answer each other', () => {
  it('come to an end, although one of them hides that it is one', async () => {
    const from = 'Robot <robot@machine.example>'
    for (let count = 0; count < 14; count += 1) {
      await mails(client(), { from, subject: `Your request ${count}`, text: 'We got your mail.' })
    }
    expect(await mailedTo(client(), 'robot@machine.example')).toHaveLength(10)
  })

  it('come to an end sooner where they always say the same', async () => {
    const from = 'Echo <echo@machine.example>'
    for (let count = 0; count < 6; count += 1) {
      const subject = `${'Re: '.repeat(count)}Your request`
      await mails(client(), { from, subject, text: `We got your mail, ${count}.` })
    }
    expect(await mailedTo(client(), 'echo@machine.example')).toHaveLength(3)
  })
})
