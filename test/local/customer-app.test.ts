import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from '../../local/desk.ts'
import { ask, partition, post, startSmallDesk, untilIdle } from './small-desk.ts'

const secret = 'whsec_c21hbGwtZGVzay1zZWNyZXQtb2YtMjQtYnl0ZXM='

let desk: Desk
beforeAll(async () => {
  desk = await startSmallDesk()
})
afterAll(() => desk.stop())

/** Delivers a reply as the desk would, at the desk's time. */
const reply = async (id: string, body: string, key = secret) => {
  const now = new Date((await ask(desk, '/_local/clock')).body.now)
  return ask(desk, '/_local/app/callback', {
    method: 'POST',
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(key).sign(id, now, body),
    },
    body,
  })
}

describe('the customer’s app', () => {
  it('signs a message and sends it as often as asked, under one id', async () => {
    const { body } = await post(desk, '/_local/app/messages', {
      sender: { id: 'c1', name: '王芳' },
      text: '你好',
      id: 'msg_1',
      copies: 2,
    })
    expect(body.answers.map(({ status }: { status: number }) => status)).toEqual([202, 202])
    expect(JSON.parse(body.request.body)).toMatchObject({
      type: 'message.created',
      data: { sender: { id: 'c1', name: '王芳' }, message: { text: '你好' } },
    })
    expect(new Webhook(secret).verify(body.request.body, body.request.headers)).toBeTruthy()
    expect(await partition(desk, 'in#msg_1')).toHaveLength(1)
  })

  it('says what a message needs, and which inboxes there are', async () => {
    const incomplete = await post(desk, '/_local/app/messages', { text: 'x' })
    expect(incomplete).toMatchObject({ status: 400 })
    expect(incomplete.body.message).toContain('a sender with an id')
    const foreign = { inbox: 'nowhere', sender: { id: 'c1' }, text: 'x' }
    expect((await post(desk, '/_local/app/messages', foreign)).body.message).toContain(
      'Inboxes: app',
    )
  })

  it('keeps a signed reply, and refuses one that somebody else signed', async () => {
    expect((await reply('r1', '{"type":"message.sent"}')).status).toBe(200)
    const forged = `whsec_${Buffer.from('another secret of 24 byte').toString('base64')}`
    expect((await reply('r2', '{"type":"message.sent"}', forged)).status).toBe(401)
    const { body } = await ask(desk, '/_local/app/replies')
    expect(body).toMatchObject([
      { id: 'r1', isVerified: true, inbox: 'app', status: 200, body: { type: 'message.sent' } },
      { id: 'r2', isVerified: false, status: 401, problem: 'No matching signature found' },
    ])
  })

  it('checks the time of a signature by the desk’s clock', async () => {
    await post(desk, '/_local/clock', { advanceSeconds: 86_400 })
    expect((await reply('r3', '{}')).status).toBe(200)
  })

  it('behaves badly for as long as it is told to', async () => {
    await post(desk, '/_local/app/behaviour', { status: 503, times: 2 })
    const statuses = [await reply('r4', '{}'), await reply('r4', '{}'), await reply('r4', '{}')]
    expect(statuses.map(({ status }) => status)).toEqual([503, 503, 200])
    expect((await post(desk, '/_local/app/behaviour', { status: 'no' })).status).toBe(400)
  })
})

describe('the control surface', () => {
  it('shows a page in two languages with everything on it', async () => {
    const { text, headers } = await ask(desk, '/_local')
    expect(headers.get('content-type')).toContain('text/html')
    for (const part of ['lin@desk.example', '客服人员', 'Mails sent', '/_local/token/mei'])
      expect(text).toContain(part)
  })

  it('says where things are', async () => {
    const { body } = await ask(desk, '/_local/status')
    expect(body).toMatchObject({
      ready: true,
      stage: 'local',
      url: desk.url,
      table: 'small-desk',
      parameterPrefix: '/small',
      inboxes: ['app'],
      functions: ['Echo', 'Webhooks', 'Misbehave', 'Seen', 'Works', 'Tick'],
    })
    expect(body.agents).toContainEqual({ id: 'mei', name: 'Mei', email: 'mei@desk.example' })
  })

  it('publishes the keys and the address of its issuer', async () => {
    const path = '/_local/issuer/.well-known'
    const { body } = await ask(desk, `${path}/openid-configuration`)
    expect(body.jwks_uri).toBe(`${desk.url}${path}/jwks.json`)
    const { keys } = (await ask(desk, `${path}/jwks.json`)).body
    expect(keys[0]).toMatchObject({ alg: 'RS256', kty: 'RSA' })
    expect(keys[0]).not.toHaveProperty('d')
  })

  it('says what there is when asked for something else, and refuses what is not JSON', async () => {
    expect((await ask(desk, '/_local/nothing')).body.message).toContain('GET /_local/units')
    expect((await post(desk, '/_local/clock', 'soon')).body.message).toContain('must be JSON')
    expect((await post(desk, '/_local/faults', { kind: 'flood' })).body.message).toContain(
      'throttle',
    )
  })

  it('counts units by function and forgets them when asked', async () => {
    await post(desk, '/_local/app/messages', { sender: { id: 'c2' }, text: 'x', id: 'msg_2' })
    const { body } = await ask(desk, '/_local/units')
    expect(body.byFunction.Webhooks.writes).toBeGreaterThanOrEqual(1)
    await untilIdle(desk)
    await ask(desk, '/_local/units', { method: 'DELETE' })
    expect((await ask(desk, '/_local/units')).body.byFunction).toEqual({})
  })
})
