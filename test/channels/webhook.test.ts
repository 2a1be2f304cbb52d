import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { webhook } from '../../src/channels/webhook/channel.ts'
import { nine } from '../desk/a-desk.ts'
import { channelContract } from './contract-suite.ts'
import { app, messageCreated, secret } from './webhook-app.ts'

channelContract('webhook', webhook, app)

const judging = { secrets: [secret], now: nine, inbox: 'app' }
const sent = { id: 'msg-1', at: nine, secret }
const parsed = async (body: object) =>
  webhook.parse(await app.signed(Buffer.from(JSON.stringify(body)), sent))

describe('our own webhook', () => {
  test('takes the sender for the thread unless the app names one', async () => {
    expect(await parsed(messageCreated({ text: 'Hello' }))).toMatchObject([{ threadKey: 'user-1' }])
    const named = messageCreated({ text: 'Hello' }, { thread: 'order 12' })
    expect(await parsed(named)).toMatchObject([{ threadKey: 'order 12' }])
  })

  test('keeps when the app says that it was written, in any zone', async () => {
    const message = { text: 'Hello', sentAt: '2026-03-02T16:00:00+08:00' }
    expect(await parsed(messageCreated(message))).toMatchObject([{ sentAt: nine }])
    expect(await parsed(messageCreated({ text: 'Hello' }))).toMatchObject([{ sentAt: undefined }])
  })

  test('lets fields through that it does not know', async () => {
    const body = { ...messageCreated({ text: 'Hello', mood: 'good' }, { app: 3 }), extra: true }
    expect(await parsed(body)).toHaveLength(1)
  })

  test('says by its path what is wrong with a body', async () => {
    expect(await parsed({ ...messageCreated({ text: '' }), type: 'message.sent' })).toMatchObject({
      status: 400,
      errors: [{ path: 'type' }, { path: 'data.message.text' }],
    })
    const sender = { id: '', email: 'not an address' }
    expect(await parsed(messageCreated({ text: 'Hello' }, { sender }))).toMatchObject({
      errors: [{ path: 'data.sender.id' }, { path: 'data.sender.email' }],
    })
  })

  test('refuses a text of over 20,000 letters and over 20 attachments', async () => {
    expect(await parsed(messageCreated({ text: 'a'.repeat(20_001) }))).toMatchObject({
      status: 400,
    })
    const attachments = Array.from({ length: 21 }, () => ({ url: 'https://app.example/1' }))
    expect(await parsed(messageCreated({ text: 'Hello', attachments }))).toMatchObject({
      status: 400,
    })
  })

  test('refuses an id or a moment that no app would send', async () => {
    const { headers, body } = await app.signed(app.bodyOf('Hello', sent.id), sent)
    const verified = (changed: typeof headers) =>
      webhook.verify({ headers: changed, body }, { secrets: [secret], now: nine, inbox: 'app' })
    const long = { ...headers, 'webhook-id': 'i'.repeat(257) }
    expect((await verified(long))?.detail).toContain('longer than 256')
    const halves = { ...headers, 'webhook-timestamp': '1772438400.5' }
    expect((await verified(halves))?.detail).toContain('whole seconds')
  })

  test('acknowledges how many it took', async () => {
    expect(webhook.acknowledge(['msg-1'])).toEqual({ status: 202, body: '{"accepted":1}' })
  })
})

/** Requests as they came over the wire: headers, an empty line, the body. */
const folder = new URL('./golden/webhook/', import.meta.url)
const golden = (name: string) => readFileSync(new URL(name, folder), 'utf8')

describe('requests that were recorded', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.http'))

  test.each(names)('%s is read as it was then', async (name) => {
    const raw = golden(name)
    const end = raw.indexOf('\n\n')
    const headers = Object.fromEntries(
      raw
        .slice(0, end)
        .split('\n')
        .map((line) => line.split(': ') as [string, string]),
    )
    const request = { headers, body: Buffer.from(raw.slice(end + 2)) }
    const result = {
      verified: (await webhook.verify(request, judging)) ?? 'yes',
      parsed: webhook.parse(request),
    }
    expect(JSON.parse(JSON.stringify(result))).toEqual(
      JSON.parse(golden(name.replace('http', 'json'))),
    )
  })
})
