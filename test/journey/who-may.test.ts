import { beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../../local/demo/answers.ts'
import { caseOf, journey, newCustomer, writes } from './desk.ts'
import { foreignToken, tokenWith } from './token.ts'

const { client } = journey()

const customer = newCustomer()
let conversation: string
beforeAll(async () => {
  await client().as('lin').presence('online')
  await client().as('mei').presence('online')
  await writes(client(), customer, 'My television is black')
  conversation = await caseOf(client(), customer)
})

const withToken = (token: string) =>
  client().ask<Problem>('GET', '/v1/me/work', { headers: { authorization: `Bearer ${token}` } })

describe('only agents of this desk are let in', () => {
  it('nobody without a token', async () => {
    expect((await client().ask('GET', '/v1/me/work')).status).toBe(401)
    expect((await withToken('not.a.token')).status).toBe(401)
  })

  it('nobody with a token that another key signed', async () => {
    const token = await client().token('lin')
    expect((await withToken(await foreignToken(token))).status).toBe(401)
  })

  it('nobody with a token whose claims were changed', async () => {
    const [head, claims = '', signature] = (await client().token('lin')).split('.')
    const changed = JSON.parse(Buffer.from(claims, 'base64url').toString())
    const forged = Buffer.from(JSON.stringify({ ...changed, email: 'fang@desk.example' }))
    expect(
      (await withToken([head, forged.toString('base64url'), signature].join('.'))).status,
    ).toBe(401)
  })

  it('nobody with a token that was good until an hour ago', async () => {
    const token = await client().token('lin')
    expect((await withToken(token)).status).toBe(200)
    await client().wind(3601)
    expect((await withToken(token)).status).toBe(401)
  })
})

describe('whoever is signed in and no agent of this desk is told so', () => {
  it('somebody whose email is not in the desk file', async () => {
    const token = await tokenWith(client(), { email: 'visitor@desk.example' })
    expect(await withToken(token)).toMatchObject({ status: 403, body: { code: 'no-agent' } })
  })

  it("somebody who claims an agent's email and has not confirmed it", async () => {
    const token = await tokenWith(client(), { email_verified: false })
    expect(await withToken(token)).toMatchObject({ status: 403, body: { code: 'no-agent' } })
  })

  it('somebody without an email, as with an access token', async () => {
    const token = await tokenWith(client(), { email: undefined })
    expect((await withToken(token)).status).toBe(403)
  })

  it('an agent whose provider writes the email in capitals is let in', async () => {
    const token = await tokenWith(client(), { email: 'Lin@Desk.Example' })
    expect((await withToken(token)).status).toBe(200)
  })
})

describe('a case belongs to its team', () => {
  it('to others it does not exist: not to read, not to change', async () => {
    const mei = client().as('mei')
    const answers = await Promise.all([
      mei.conversation(conversation),
      mei.messages(conversation),
      mei.events(conversation),
      mei.reply(conversation, 'Mine?', 'mine-1'),
      mei.note(conversation, 'Mine?', 'mine-2'),
      mei.resolve(conversation),
      mei.openTicket({ conversation, type: 'repair', title: 'Mine?' }, 'mine-3'),
    ])
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
    const foreign = await mei.conversation(`${'a'.repeat(26)}.1`)
    expect(answers[0]?.text).toBe(foreign.text)
  })

  it('a foreign ticket does not exist either, and looks like one that never was', async () => {
    const opened = await client()
      .as('lin')
      .openTicket({ conversation, type: 'repair', title: 'Black' }, 'ticket-of-lin')
    const number = Number(opened.body.number)
    const mei = client().as('mei')
    expect((await mei.ticket(number)).text).toBe((await mei.ticket(number + 999)).text)
    expect((await mei.ticket(number)).status).toBe(404)
    expect((await mei.resolveTicket(number)).status).toBe(404)
    expect((await mei.moveTicket(number, { team: 'repair' })).status).toBe(404)
  })

  it("another team's queue does not exist", async () => {
    expect((await client().as('mei').queue('service')).status).toBe(404)
    expect((await client().as('mei').queue('nowhere')).status).toBe(404)
  })

  it('a team that had it may go on reading, and changes it no longer', async () => {
    const lin = client().as('lin')
    const { body } = await lin.conversation(conversation)
    await lin.moveTicket(Number(body.ticket), { team: 'repair' })
    expect((await lin.conversation(conversation)).status).toBe(200)
    const refused = await lin.reply(conversation, 'Still mine?', 'still-mine')
    expect(refused).toMatchObject({ status: 403, body: { code: 'not-yours' } })
    expect((await lin.ticket(Number(body.ticket))).status).toBe(200)
    expect((await lin.resolveTicket(Number(body.ticket))).status).toBe(403)
  })
})

describe('a request that is wrong is told where', () => {
  const lin = () => client().as('lin')

  it('a cursor that is none of ours', async () => {
    for (const cursor of ['what', '%7B%7D', 'bnVsbA', 'eyJzZXEiOi0xfQ', 'x'.repeat(600)])
      expect(await lin().messages(conversation, `?cursor=${cursor}`)).toMatchObject({
        status: 400,
        body: { errors: [{ path: expect.stringMatching(/^query\.cursor/) }] },
      })
    for (const path of [
      '/me/work',
      '/teams/service/queue',
      `/conversations/${conversation}/events`,
    ])
      expect((await lin().get(`${path}?cursor=e30`)).status).toBe(400)
  })

  it('a limit beyond the page’s', async () => {
    for (const limit of ['0', '201', '-1', 'many'])
      expect((await lin().messages(conversation, `?limit=${limit}`)).status).toBe(400)
  })

  it('ids that are no ids', async () => {
    expect((await lin().conversation('nothing')).status).toBe(400)
    expect((await lin().get('/tickets/zero')).status).toBe(400)
    expect((await client().as('fang').get('/metrics/2026-02-30')).status).toBe(400)
    expect((await lin().get('/metrics/2026-02-30')).status).toBe(403)
    expect((await lin().get('/nowhere')).status).toBe(404)
  })

  it('a body that is not JSON, or has the wrong fields', async () => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'k' }
    const path = `/conversations/${conversation}/replies`
    expect((await lin().api('POST', path, { body: '{"text":', headers })).status).toBe(400)
    const wrong = await lin().api<Problem>('POST', path, { body: { text: 7 }, headers })
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ path: '/text' }] } })
    expect(wrong.headers.get('content-type')).toBe('application/problem+json')
    const empty = await lin().api<Problem>('POST', path, { body: { text: '  ' }, headers })
    expect(empty.status).toBe(400)
  })
})
