import { beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../local/demo/answers.ts'
import { caseOf, journey, newCustomer, writes } from './desk.ts'
import { mailedTo, mails } from './mailing.ts'

const { client } = journey()
const lin = () => client().as('lin')
beforeAll(() => lin().presence('online'))

interface Shown {
  readonly name: string
  readonly contentType: string
  readonly bytes: number
  readonly url: string
}
type WithFiles = Message & {
  readonly attachments?: readonly Shown[]
  readonly mail?: { readonly subject: string; readonly original?: Shown }
}

const messagesOf = async (conversation: string, agent = 'lin') =>
  (await client().as(agent).messages(conversation)).body.items as readonly WithFiles[]

const download = async (url: string | undefined) => {
  const answer = await fetch(url ?? '')
  const header = (name: string) => answer.headers.get(name)
  return {
    bytes: Buffer.from(await answer.arrayBuffer()),
    disposition: header('content-disposition'),
    type: header('content-type'),
  }
}

interface Place {
  readonly id: string
  readonly upload: {
    readonly method: string
    readonly url: string
    readonly headers: Record<string, string>
  }
}

const put = ({ upload: { method, url, headers } }: Place, content: Buffer) =>
  fetch(url, { method, headers, body: new Uint8Array(content) })

/** An agent puts a file where a reply can name it. */
const uploaded = async (agent: string, name: string, contentType: string, content: Buffer) => {
  const asked = { name, contentType, bytes: content.length }
  const { status, body } = await client().as(agent).post<Place>('/attachments', asked)
  expect(status).toBe(201)
  expect((await put(body, content)).status).toBe(200)
  return body.id
}

const replyWith = (
  conversation: string,
  ids: readonly string[],
  text = 'See there',
  agent = 'lin',
) =>
  client()
    .as(agent)
    .post<{ code?: string }>(
      `/conversations/${conversation}/replies`,
      { text, attachments: ids },
      `${conversation}-${ids.join().slice(0, 12)}`,
    )

const pdf = Buffer.from('%PDF-1.4 An invoice')
const photo = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4])

describe('what comes with a mail', () => {
  it('is downloaded by the agent as it was sent, and never shown as a page', async () => {
    await mails(client(), {
      from: 'With Files <files@weber.example>',
      subject: 'Photo and bill',
      text: 'See the photo',
      html: '<p>See the photo</p><img src="cid:a"><script>alert(1)</script>',
      attachments: [
        { filename: 'bad.png', content: photo, contentType: 'image/png', cid: 'a' },
        { filename: 'Rechnung Müller.pdf', content: pdf, contentType: 'application/pdf' },
        { filename: 'page.html', content: '<script>1</script>', contentType: 'text/html' },
      ],
    })
    const conversation = await caseOf(client(), { name: 'With Files' })
    const [message] = await messagesOf(conversation)
    const files = message?.attachments ?? []
    expect(files.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['bad.png', photo.length],
      ['Rechnung Müller.pdf', pdf.length],
      ['page.html', 18],
    ])
    const [image, bill, page] = await Promise.all(files.map(({ url }) => download(url)))
    expect(image).toMatchObject({ bytes: photo, disposition: 'inline', type: 'image/png' })
    expect(bill?.bytes).toEqual(pdf)
    expect(bill?.disposition).toContain("filename*=UTF-8''Rechnung%20M%C3%BCller.pdf")
    expect(page?.disposition).toMatch(/^attachment;/)
    expect(message?.mail?.subject).toBe('Photo and bill')
    const original = (await download(message?.mail?.original?.url)).bytes.toString()
    expect(original).toContain('data-file="bad.png"')
    expect(original).not.toContain('script')
  })
})

describe('a reply with a file', () => {
  it('reaches the customer who wrote a mail as an attachment', async () => {
    await mails(client(), { from: 'Asks <asks@weber.example>', subject: 'Bill', text: 'My bill?' })
    const conversation = await caseOf(client(), { name: 'Asks' })
    const id = await uploaded('lin', 'Rechnung.pdf', 'application/pdf', pdf)
    expect((await replyWith(conversation, [id])).status).toBe(201)
    await client().settle()
    const mail = (await mailedTo(client(), 'asks@weber.example')).at(-1)
    expect(mail?.text).toContain('See there')
    expect(mail?.attachments).toEqual([
      { name: 'Rechnung.pdf', contentType: 'application/pdf', bytes: pdf.length },
    ])
    expect((await messagesOf(conversation)).at(-1)?.attachments?.[0]?.name).toBe('Rechnung.pdf')
  })

  it('is refused where the file is somebody else’s, or made up', async () => {
    await mails(client(), {
      from: 'Other <other@weber.example>',
      subject: 'Bill',
      text: 'My bill?',
    })
    const conversation = await caseOf(client(), { name: 'Other' })
    const fangs = await uploaded('fang', 'secret.pdf', 'application/pdf', pdf)
    // An id says nothing of whose it is: lin looks among lin's own, and finds a file that never was put there.
    expect((await replyWith(conversation, [fangs])).status).toBe(201)
    await client().settle()
    expect((await messagesOf(conversation)).at(-1)).toMatchObject({
      delivery: 'failed',
      failure: 'file-missing',
    })
    const answer = await replyWith(conversation, ['no-file'])
    expect([answer.status, answer.body.code]).toEqual([422, 'unknown-file'])
  })

  it('is refused with a reason where the channel takes none', async () => {
    const customer = newCustomer()
    await writes(client(), customer, 'My bill?')
    const id = await uploaded('lin', 'Rechnung.pdf', 'application/pdf', pdf)
    const answer = await replyWith(await caseOf(client(), customer), [id])
    expect([answer.status, answer.body.code]).toEqual([422, 'no-files-here'])
  })

  it('that is announced again under the same key has the same place, and another one of its own', async () => {
    const asked = { name: 'a.pdf', contentType: 'application/pdf', bytes: 4 }
    const announced = async (key: string, file = asked) =>
      (await lin().post<Place>('/attachments', file, key)).body.id
    const first = await announced('same-key')
    expect(await announced('same-key')).toBe(first)
    expect(await announced('another-key')).not.toBe(first)
    expect(await announced('same-key', { ...asked, bytes: 5 })).not.toBe(first)
  })

  it('may not be larger than a mail can carry', async () => {
    const asked = { name: 'film.mp4', contentType: 'video/mp4', bytes: 8 * 1024 * 1024 }
    expect((await lin().post('/attachments', asked)).status).toBe(400)
  })
})

const chat = <Body>(method: string, path: string, asked: object = {}) =>
  client().ask<Body>(method, `/chat/site${path}`, asked)

const visitor = async () => {
  const { body } = await chat<{ token: string }>('POST', '/visitors', { body: {} })
  const headers = { authorization: `Bearer ${body.token}` }
  return {
    announces: (file: object) => chat<Place>('POST', '/attachments', { headers, body: file }),
    sends: (message: object) =>
      chat<{ detail?: string }>('POST', '/messages', { headers, body: message }),
    reads: async () =>
      (
        await chat<{ items: readonly { text?: string; attachments?: readonly Shown[] }[] }>(
          'GET',
          '/messages',
          { headers },
        )
      ).body.items,
  }
}

describe('a visitor of the chat', () => {
  it('sends a picture without a word, the agent sees it and answers with a file', async () => {
    const one = await visitor()
    const { status, body } = await one.announces({
      name: 'screen.png',
      contentType: 'image/png',
      bytes: photo.length,
    })
    expect(status).toBe(201)
    expect((await put(body, photo)).status).toBe(200)
    // What was sent stays what it was.
    expect((await put(body, Buffer.alloc(photo.length))).status).toBe(412)
    const sent = await one.sends({ id: 'picture-1', attachments: [body.id], name: 'Pictures' })
    expect(sent.status).toBe(202)
    await client().settle()
    const conversation = await caseOf(client(), { name: 'Pictures' })
    const [message] = await messagesOf(conversation)
    expect((await download(message?.attachments?.[0]?.url)).bytes).toEqual(photo)
    const id = await uploaded('lin', 'guide.pdf', 'application/pdf', pdf)
    expect((await replyWith(conversation, [id], 'Read this')).status).toBe(201)
    const [own, answer] = await one.reads()
    expect(own?.text).toBe(undefined)
    expect((await download(own?.attachments?.[0]?.url)).bytes).toEqual(photo)
    expect(answer?.text).toBe('Read this')
    expect((await download(answer?.attachments?.[0]?.url)).bytes).toEqual(pdf)
  })

  it('may send neither programs nor what nobody uploaded', async () => {
    const one = await visitor()
    const program = { name: 'a.exe', contentType: 'application/x-msdownload', bytes: 10 }
    expect((await one.announces(program)).status).toBe(400)
    const made = await one.sends({ id: 'made-up-1', attachments: ['made.up'] })
    expect(made.status).toBe(400)
    expect((await one.sends({ id: 'nothing-1' })).status).toBe(400)
  })
})
