import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { houseFolder } from '../../synthesize.ts'
import { type Act, localTime, type Scene } from '../scene.ts'

/** What is said in the chat. */
interface Talk {
  readonly customer: { readonly name: string }
  readonly messages: readonly string[]
  readonly note: string
  readonly answer: string
  readonly thanks: string
}

interface Reading {
  readonly items: readonly { readonly from: string; readonly text: string }[]
  readonly next: string
}

const readTalk = (): Talk =>
  JSON.parse(readFileSync(join(houseFolder, 'examples/cases/wrong-size.json'), 'utf8')) as Talk

/** The customer's browser, as the widget uses the API. */
const openChat = async ({ desk, playing }: Scene, name: string) => {
  const at = (path: string) => `/chat/site${path}`
  const { body } = await desk.ask<{ token: string }>('POST', at('/visitors'), { body: {} })
  const headers = { authorization: `Bearer ${body.token}` }
  return {
    says: async (id: string, text: string) => {
      const asked = { headers, body: { id: `${playing}-${id}`, text, name } }
      return (await desk.ask('POST', at('/messages'), asked)).status
    },
    reads: async (after?: string) =>
      (
        await desk.ask<Reading>('GET', at(`/messages${after ? `?after=${after}` : ''}`), {
          headers,
        })
      ).body,
  }
}

/** Another customer, in the chat on the company's page: nothing is sent, they read at the desk. */
export const chatOnAPage: Act = {
  title: 'Another customer, in the chat on the company’s page',
  play: async (scene) => {
    const { desk, narrator, playing } = scene
    const { customer, messages, note, answer, thanks } = readTalk()
    const lin = desk.as('lin')
    narrator.check('lin is online', (await lin.presence('online')).status, 200)
    const chat = await openChat(scene, customer.name)
    for (const [index, text] of messages.entries()) {
      narrator.quote(customer.name, localTime(scene, await desk.now()), text)
      const twice = [await chat.says(`${index}`, text), await chat.says(`${index}`, text)]
      narrator.check('sent twice by the browser, and acknowledged twice', twice, [202, 202])
      await desk.settle()
    }
    const { items } = (await lin.work('held')).body
    const conversation = items.find(({ title }) => title === customer.name)?.id ?? ''
    await lin.note(conversation, note, `note-${playing}`)
    const { status } = await lin.reply(conversation, answer, `answer-${playing}`)
    narrator.quote('林小雨', localTime(scene, await desk.now()), answer)
    const first = await chat.reads()
    narrator.check(
      'the customer reads each message once, in order, and never the note',
      { status, texts: first.items.map(({ from, text }) => [from, text]) },
      { status: 201, texts: [...messages.map((text) => ['customer', text]), ['agent', answer]] },
    )
    narrator.quote(customer.name, localTime(scene, await desk.now()), thanks)
    await chat.says('thanks', thanks)
    await desk.settle()
    const later = await chat.reads(first.next)
    narrator.check(
      'and goes on from where they were',
      later.items.map(({ text }) => text),
      [thanks],
    )
    narrator.check('lin resolves it', (await lin.resolve(conversation)).status, 200)
  },
}
