import { SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { webchat } from '../../src/channels/webchat/channel.ts'
import { customerOf } from '../../src/channels/webchat/customer-token.ts'
import { visitorOf, visitorToken } from '../../src/channels/webchat/token.ts'
import { minutes, nine } from '../desk/a-desk.ts'
import { channelContract } from './contract-suite.ts'
import { browser, otherSecret, secret } from './webchat-browser.ts'

channelContract('webchat', webchat, browser)

const sent = { id: 'message-1', at: nine, secret }
const parsed = async (body: object, headers = {}) => {
  const request = await browser.signed(Buffer.from(JSON.stringify(body)), sent)
  return webchat.parse({ ...request, headers: { ...request.headers, ...headers } })
}

const authorized = async (visitor: Parameters<typeof visitorToken>[0]) => {
  const made = await visitorToken(visitor, 'site', [secret], nine)
  return { authorization: `Bearer ${made?.token}` }
}

describe('a message of a web chat', () => {
  test('is named by its thread and the browser’s id: nobody can swallow another’s message', async () => {
    const other = await authorized({ sub: 'visitor:two', isCustomer: false, profile: {} })
    const [mine] = [await parsed({ id: 'message-1', text: 'Hello' })].flat()
    const [theirs] = [await parsed({ id: 'message-1', text: 'Hello' }, other)].flat()
    expect(mine).toMatchObject({ dedupe: 'visitor:one message-1', threadKey: 'visitor:one' })
    expect(theirs).toMatchObject({ dedupe: 'visitor:two message-1' })
  })

  test('carries what an anonymous visitor says of themselves', async () => {
    const body = { id: 'message-1', text: 'Hello', name: ' 李女士 ', email: 'li@example.com' }
    expect(await parsed(body)).toMatchObject([
      { sender: { id: 'visitor:one', name: '李女士', email: 'li@example.com' } },
    ])
  })

  test('of a customer says who they are by the company’s word, whatever the browser says', async () => {
    const profile = { name: '李女士', email: 'li@example.com', tier: 'vip' }
    const headers = await authorized({ sub: 'customer:17', isCustomer: true, profile })
    const body = { id: 'message-1', text: 'Hello', name: 'Somebody', email: 'else@example.com' }
    expect(await parsed(body, headers)).toMatchObject([
      { sender: { id: 'customer:17', ...profile } },
    ])
  })

  test('says by its path what is wrong', async () => {
    expect(await parsed({ id: 'short', text: '', email: 'nobody' })).toMatchObject({
      status: 400,
      errors: [{ path: '/id' }, { path: '/text' }, { path: '/email' }],
    })
  })

  test('is acknowledged under the browser’s own id', () => {
    expect(webchat.acknowledge(['visitor:one message-1'])).toEqual({
      status: 202,
      body: '{"id":"message-1"}',
    })
  })
})

describe('a visitor’s token', () => {
  const visitor = { sub: 'visitor:one', isCustomer: false, profile: {} }

  test('is worth nothing at another inbox, or after its time', async () => {
    const { token = '', expiresAt = 0 } =
      (await visitorToken(visitor, 'site', [secret], nine)) ?? {}
    expect(await visitorOf(token, 'site', [secret], expiresAt - 1000)).toMatchObject(visitor)
    expect(await visitorOf(token, 'other', [secret], nine)).toMatchObject({
      detail: 'The claim aud is missing or wrong.',
    })
    expect(await visitorOf(token, 'site', [secret], expiresAt + 1000)).toMatchObject({
      detail: 'The token has expired.',
    })
  })

  test('of a customer lasts for half a day only', async () => {
    const customer = { sub: 'customer:17', isCustomer: true, profile: {} }
    const made = await visitorToken(customer, 'site', [secret], nine)
    expect(made?.expiresAt).toBe(nine + minutes(12 * 60))
  })

  test('is not made while the inbox has no secret', async () => {
    expect(await visitorToken(visitor, 'site', ['', 'short'], nine)).toBeUndefined()
  })
})

describe('a customer for whom the company vouches', () => {
  const claims = { sub: '17', aud: 'site', exp: nine / 1000 + 600, name: '李女士' }
  const signed = (payload: object, alg = 'HS256', key = secret) =>
    new SignJWT({ ...payload }).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key))
  const refusal = async (token: string) => {
    const found = await customerOf(token, 'site', [secret], nine)
    return 'detail' in found ? found.detail : undefined
  }

  test('is known by the company’s own id, with what it says of them', async () => {
    expect(await customerOf(await signed(claims), 'site', [secret], nine)).toEqual({
      sub: 'customer:17',
      isCustomer: true,
      profile: { name: '李女士' },
    })
  })

  test('is not, where the token never expires, or only after more than a day', async () => {
    const { exp: _, ...endless } = claims
    expect(await refusal(await signed(endless))).toBe('The claim exp is missing or wrong.')
    const far = { ...claims, exp: nine / 1000 + 25 * 3600 }
    expect(await refusal(await signed(far))).toBe('The claim exp is more than 24 hours ahead.')
  })

  test('is not, where it has expired, is for another inbox, or says who they are wrongly', async () => {
    const old = { ...claims, exp: nine / 1000 - 120 }
    expect(await refusal(await signed(old))).toBe('The token has expired.')
    expect(await refusal(await signed({ ...claims, aud: 'other' }))).toContain('aud')
    expect(await refusal(await signed({ ...claims, sub: '' }))).toContain('sub')
    expect(await refusal(await signed({ ...claims, email: 'nobody' }))).toContain('email')
  })

  test('is not, where somebody else signed it, or nobody, or by another way', async () => {
    expect(await refusal(await signed(claims, 'HS256', otherSecret))).toContain('signature')
    expect(await refusal(await signed(claims, 'HS512', secret.repeat(2)))).toContain('HS256')
    const [, payload] = (await signed(claims)).split('.')
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    expect(await refusal(`${none}.${payload}.`)).toContain('HS256')
    for (const text of ['', 'no token', 'a.b.c']) expect(await refusal(text)).not.toBeUndefined()
  })
})
