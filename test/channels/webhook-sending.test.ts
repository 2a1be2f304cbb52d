import type { ServerResponse } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { send } from '../../src/channels/webhook/send.ts'
import { aReply, threadId } from '../desk/a-desk.ts'
import { sendsContract } from './both-ways-suite.ts'
import { customerServer } from './customer-server.ts'
import { otherSecret, secret } from './webhook-app.ts'

const thread = {
  kind: 'thread' as const,
  thread: threadId,
  inbox: 'app',
  channel: 'webhook',
  customer: 'customer-1',
  threadKey: 'order-12',
  senderId: 'user-1',
}
const now = Date.now()

const sendTo = (callback: string, secrets: readonly string[] = [secret]) => {
  const inbox = { channel: 'webhook' as const, team: 'service', callback, language: 'en' as const }
  return send({ message: aReply({ text: '请重启 😀' }), thread, inbox }, secrets, now)
}

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  for (const stop of stops.splice(0)) await stop()
})

const serverThat = async (answer: (response: ServerResponse) => void) => {
  const server = await customerServer(answer)
  stops.push(server.stop)
  return server
}
const answering = (status: number, headers: Record<string, string> = {}) =>
  serverThat((response) => response.writeHead(status, headers).end('an answer'))
const outcomeOf = async (status: number, headers: Record<string, string> = {}) =>
  sendTo((await answering(status, headers)).url)

sendsContract('webhook', {
  taken: () => outcomeOf(200),
  refused: () => outcomeOf(410),
  busy: () => outcomeOf(503),
  notReached: async () => {
    const server = await customerServer(() => undefined)
    await server.stop()
    return sendTo(server.url)
  },
  silent: async () => sendTo((await serverThat((response) => response.socket?.destroy())).url),
})

describe('a reply to the app', () => {
  test('arrives signed so that the app’s library verifies it', async () => {
    const server = await answering(204)
    expect(await sendTo(server.url)).toEqual({ outcome: 'sent', providerId: undefined })
    const [call] = server.calls
    const { headers, body = '' } = call ?? {}
    const read = new Webhook(secret).verify(body, headers as Record<string, string>)
    expect(read).toMatchObject({
      type: 'message.sent',
      data: {
        thread: 'order-12',
        sender: { id: 'user-1' },
        message: { seq: 2, text: '请重启 😀' },
      },
    })
    expect(headers?.['webhook-id']).toBe(`msg_${threadId}_1_2`)
  })

  test('carries a signature for each secret while they rotate', async () => {
    const server = await answering(200)
    await sendTo(server.url, [secret, otherSecret])
    for (const key of [secret, otherSecret]) {
      const { headers, body = '' } = server.calls[0] ?? {}
      expect(new Webhook(key).verify(body, headers as Record<string, string>)).toBeDefined()
    }
  })

  test('is the same to the letter at each try, so that the app can drop what it has seen', async () => {
    const server = await answering(503)
    await sendTo(server.url)
    await sendTo(server.url)
    expect(server.calls[0]?.body).toBe(server.calls[1]?.body)
    expect(server.calls[0]?.headers['webhook-id']).toBe(server.calls[1]?.headers['webhook-id'])
  })

  test('without a secret is not sent at all, and waits', async () => {
    const server = await answering(200)
    expect(await sendTo(server.url, [])).toEqual({ outcome: 'failed', code: 'no-signing-secret' })
    expect(server.calls).toEqual([])
  })
})

describe('the app’s answer', () => {
  test.each([200, 201, 202, 204, 299])('%i: it was sent', async (status) => {
    expect(await outcomeOf(status)).toMatchObject({ outcome: 'sent' })
  })

  test.each([400, 401, 404, 410, 422])('%i: refused, and not tried again', async (status) => {
    expect(await outcomeOf(status)).toEqual({ outcome: 'refused', code: `http-${status}` })
  })

  test('a redirect is refused and never followed: the text goes where the policy says', async () => {
    const elsewhere = await answering(200)
    const outcome = await outcomeOf(307, { location: elsewhere.url })
    expect(outcome).toEqual({ outcome: 'refused', code: 'http-307' })
    expect(elsewhere.calls).toEqual([])
  })

  test.each([408, 429, 500, 503])('%i: not now, so it waits for another try', async (status) => {
    expect(await outcomeOf(status)).toEqual({ outcome: 'failed', code: `http-${status}` })
  })

  test('Retry-After in seconds is honoured', async () => {
    expect(await outcomeOf(429, { 'retry-after': '90' })).toEqual({
      outcome: 'failed',
      code: 'http-429',
      retryAfterMilliseconds: 90_000,
    })
  })

  test('Retry-After as a date is honoured', async () => {
    const date = new Date(now + 90_000).toUTCString()
    const outcome = await outcomeOf(503, { 'retry-after': date })
    const { retryAfterMilliseconds = 0 } = outcome as { retryAfterMilliseconds?: number }
    expect(Math.round(retryAfterMilliseconds / 10_000)).toBe(9)
  })

  test.each(['soon', '-5', '0', '', '1e9', 'Infinity', '2020-01-01'])(
    'Retry-After "%s" is nothing to go by',
    async (value) => {
      expect(await outcomeOf(503, { 'retry-after': value })).toEqual({
        outcome: 'failed',
        code: 'http-503',
      })
    },
  )
})

describe('without an answer', () => {
  test('a connection that nobody took: nothing was sent, so it is tried again', async () => {
    const server = await answering(200)
    await server.stop()
    stops.length = 0
    expect(await sendTo(server.url)).toEqual({ outcome: 'failed', code: 'not-connected' })
  })

  test('a connection that was cut: nobody knows, so it is never sent again', async () => {
    const server = await serverThat((response) => response.socket?.destroy())
    expect(await sendTo(server.url)).toMatchObject({ outcome: 'unknown' })
    expect(server.calls).toHaveLength(1)
  })

  test('an app that never answers: nobody knows, so it is never sent again', async () => {
    const soon = AbortSignal.timeout(150)
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(soon)
    const server = await serverThat(() => undefined)
    expect(await sendTo(server.url)).toEqual({ outcome: 'unknown', code: 'timeouterror' })
    expect(AbortSignal.timeout).toHaveBeenCalledWith(15_000)
  })

  test.each([
    ['ENOTFOUND', 'failed'],
    ['EHOSTUNREACH', 'failed'],
    ['ENETUNREACH', 'failed'],
    ['CERT_HAS_EXPIRED', 'failed'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'failed'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'failed'],
    ['ECONNRESET', 'unknown'],
    ['UND_ERR_SOCKET', 'unknown'],
    ['ERR_SSL_SSL_ALERT_BAD_RECORD_MAC', 'unknown'],
  ])('%s: %s', async (code, outcome) => {
    const fault = Object.assign(new TypeError('fetch failed'), { cause: { code } })
    vi.stubGlobal('fetch', () => Promise.reject(fault))
    expect(await sendTo('https://app.example/replies')).toMatchObject({ outcome })
  })
})
