import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { journey, tableOf } from './desk.ts'
import { messageBody, postWebhook } from './webhook.ts'

const { client } = journey()

let itemsBefore: number
beforeEach(async () => {
  await client().settle()
  itemsBefore = await (await tableOf(client())).count()
  await client().forgetUnits()
})

describe('a delivery that is refused leaves nothing behind', () => {
  afterEach(async () => {
    const { byFunction } = await client().units()
    expect(byFunction.Webhooks?.writes ?? 0).toBe(0)
    await client().settle()
    expect(await (await tableOf(client())).count()).toBe(itemsBefore)
  })

  it('when it was signed with a foreign secret', async () => {
    const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
    expect(await postWebhook(client(), { secret })).toMatchObject({
      status: 401,
      body: { code: 'unverified' },
    })
  })

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])(
    'when the header %s is missing',
    async (name) => {
      const answer = await postWebhook(client(), { headers: { [name]: '' } })
      expect(answer).toMatchObject({ status: 401, body: { code: 'unverified' } })
    },
  )

  it('when its signature is of another message', async () => {
    const { text } = await postWebhook(client(), {
      headers: { 'webhook-id': 'msg_another' },
    })
    expect(text).toContain('does not match')
  })

  it.each([
    ['older than five minutes', -301],
    ['from more than five minutes in the future', 302],
  ])('when it is %s', async (_, offSeconds) => {
    const answer = await postWebhook(client(), { offSeconds })
    expect(answer).toMatchObject({
      status: 401,
      body: { detail: expect.stringContaining('5 minutes') },
    })
  })

  it('when its timestamp was changed after it was signed', async () => {
    const answer = await postWebhook(client(), {
      offSeconds: -400,
      headers: { 'webhook-timestamp': String(Math.floor((await client().now()) / 1000)) },
    })
    expect(answer.status).toBe(401)
  })

  it('when it has more than 256 KB', async () => {
    const body = messageBody('x'.repeat(256 * 1024))
    expect(await postWebhook(client(), { body })).toMatchObject({
      status: 413,
      body: { code: 'too-large' },
    })
  })

  it('when it is not JSON', async () => {
    const answer = await postWebhook(client(), { body: '{"type":' })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } })
    expect(answer.body.detail).toContain('JSON')
  })

  it('when it is no message, and it says where', async () => {
    const body = JSON.stringify({
      type: 'message.created',
      timestamp: 'yesterday',
      data: { sender: { email: 'nobody' }, message: { text: '' } },
    })
    const answer = await postWebhook(client(), { body })
    expect(answer.status).toBe(400)
    expect(answer.body.errors?.map(({ path }) => path).sort()).toEqual([
      'data.message.text',
      'data.sender.email',
      'data.sender.id',
      'timestamp',
    ])
  })

  it('when there is no such inbox', async () => {
    for (const inbox of ['nowhere', 'constructor', '__proto__'])
      expect(await postWebhook(client(), { inbox })).toMatchObject({
        status: 404,
        body: { code: 'unknown-inbox' },
      })
  })
})

describe('a delivery at the edge of what is taken', () => {
  it('is stored when it is 4 minutes and 50 seconds old, or early', async () => {
    for (const offSeconds of [-290, 290])
      expect((await postWebhook(client(), { id: `msg_${offSeconds}`, offSeconds })).status).toBe(
        202,
      )
  })

  it('is stored when one of several signatures is right, as while a secret is changed', async () => {
    const right = await client().send({ sender: { id: 'x' }, text: 'right' })
    const signature = right.request.headers['webhook-signature'] ?? ''
    const answer = await client().ask('POST', '/in/app', {
      body: right.request.body,
      headers: { ...right.request.headers, 'webhook-signature': `v1,d3Jvbmc= ${signature}` },
    })
    expect(answer.status).toBe(202)
  })
})
