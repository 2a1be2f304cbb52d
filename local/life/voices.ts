import { randomUUID } from 'node:crypto'
import type { DeskClient } from '../demo/client.ts'
import { headerOf, sendMail } from '../demo/mail-program.ts'
import type { Character } from './characters.ts'

/** One visit of a character, over the channel that they use. */
export interface Voice {
  readonly says: (text: string) => Promise<void>
  /** How many answers they have read. */
  readonly heard: () => Promise<number>
}

/** An id of this visit: the same character comes as another customer next time. */
const visitId = (): string => randomUUID().slice(0, 8)

const inApp = (desk: DeskClient, { name, locale, tier }: Character): Voice => {
  const id = `life-${visitId()}`
  const sender = { id, name, locale, ...(tier === undefined ? {} : { tier }) }
  return {
    says: async (text) => {
      await desk.send({ sender, text })
    },
    heard: async () => (await desk.replies()).filter(({ body }) => body.data.thread === id).length,
  }
}

const inChat = (desk: DeskClient, { name }: Character): Voice => {
  const at = (path: string) => `/chat/site${path}`
  let signedIn: Promise<{ authorization: string }> | undefined
  const headers = () => {
    signedIn ??= desk
      .ask<{ token: string }>('POST', at('/visitors'), { body: {} })
      .then(({ body }) => ({ authorization: `Bearer ${body.token}` }))
    return signedIn
  }
  return {
    says: async (text) => {
      const body = { id: `life-${randomUUID()}`, text, name }
      await desk.ask('POST', at('/messages'), { headers: await headers(), body })
    },
    heard: async () => {
      const asked = { headers: await headers() }
      const { body } = await desk.ask<{ items: readonly { from: string }[] }>(
        'GET',
        at('/messages'),
        asked,
      )
      return body.items.filter(({ from }) => from !== 'customer').length
    },
  }
}

const byMail = (desk: DeskClient, { name, subject = '' }: Character): Voice => {
  const address = `life-${visitId()}@customer.example`
  /** Answers of agents; what the desk writes by itself is read by nobody who waits for a person. */
  const answers = async () =>
    (await desk.mails()).filter(
      (mail) => mail.to.includes(address) && headerOf(mail, 'auto-submitted') === '',
    )
  return {
    says: async (text) => {
      const last = (await answers()).at(-1)
      const from = `${name} <${address}>`
      await sendMail(desk, {
        ...{ from, text, subject: last === undefined ? subject : `Re: ${subject}` },
        // Its signed address leads to the case.
        ...(last === undefined ? {} : { to: headerOf(last, 'reply-to') }),
      })
    },
    heard: async () => (await answers()).length,
  }
}

const voices = { app: inApp, chat: inChat, mail: byMail } as const

export const voiceOf = (desk: DeskClient, character: Character): Voice =>
  voices[character.channel](desk, character)
