import type {
  APIGatewayProxyEventV2 as ApiEvent,
  APIGatewayProxyStructuredResultV2 as ApiResult,
} from 'aws-lambda'
import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { handler as visitors } from '../../functions/http/visitors.ts'
import { handler as webhooks } from '../../functions/inbound/webhooks.ts'
import { visitorToken } from '../../src/channels/webchat/token.ts'
import { policy } from '../desk/a-desk.ts'
import { deskOfMocks, logInto } from './desk-of-mocks.ts'

// Whoever can reach the desk sends what they like, twenty thousand times each.
const cases = 20_000
/** Stands in every text and every body: it must never be in a log. */
const words = 'MY-OWN-WORDS'
const secret = `whsec_${Buffer.from('thirty-two-bytes-of-a-test-key-1').toString('base64')}`

const site = {
  channel: 'webchat' as const,
  team: 'service',
  language: 'en' as const,
  origins: ['https://www.example.com'],
}
const rules = { ...policy, inboxes: { ...policy.inboxes, site } }

let stored: unknown[] = []
const lines: string[] = []

beforeAll(() => {
  stored = deskOfMocks(rules, secret).stored
})

afterEach(() => vi.restoreAllMocks())

/** One answer, with what was stored and logged for it. */
const tried = async (handle: (event: ApiEvent) => Promise<ApiResult>, event: ApiEvent) => {
  stored.length = 0
  lines.length = 0
  const { statusCode } = await handle(event)
  return { status: Number(statusCode), stored: stored.length, log: lines.join('') }
}

const anEvent = (asked: {
  readonly method: string
  readonly path: string
  readonly inbox: string
  readonly headers: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body: string
  readonly isBase64Encoded: boolean
}): ApiEvent =>
  ({
    version: '2.0',
    rawPath: asked.path,
    headers: asked.headers,
    queryStringParameters: asked.query ?? {},
    pathParameters: { inbox: asked.inbox },
    body: asked.body,
    isBase64Encoded: asked.isBase64Encoded,
    requestContext: {
      requestId: 'request-1',
      http: { method: asked.method, path: asked.path, sourceIp: '192.0.2.1' },
    },
  }) as unknown as ApiEvent

const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
const bodies = fc
  .oneof(
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', 'null', '[]', '{"__proto__":{"id":"message-1"}}', deep(50), deep(5000)),
    fc.constantFrom('{"constructor":{"prototype":1}}', '"\\ud800"', 'x'.repeat(70_000)),
    fc
      .record({
        id: fc.oneof(fc.constant('message-1'), fc.string(), fc.integer()),
        text: fc.oneof(fc.constant('Hello'), fc.string({ unit: 'binary' }), fc.constant(null)),
        name: fc.oneof(fc.constant('Li\r\nBcc: all@example.com'), fc.string()),
        email: fc.oneof(fc.constant('li@example.com'), fc.string()),
        cursor: fc.oneof(fc.base64String(), fc.constant('eyJlcGlzb2RlIjoxZTk5OX0')),
      })
      .map((body) => JSON.stringify(body)),
  )
  .map((body) => (body.startsWith('{"') ? body.replace('{"', `{"words":"${words}","`) : body))

const inboxes = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('site', 'app') },
  { weight: 2, arbitrary: fc.constantFrom('', 'constructor', '__proto__', '../site', 'nobody') },
)
const isBase64Encoded = fc.boolean()

test('the chat’s door answers whatever comes, stores nothing unproven and logs nobody’s words', async () => {
  logInto(lines)
  const made = await visitorToken(
    { sub: 'visitor:one', isCustomer: false, profile: {} },
    'site',
    [secret],
    Date.now(),
  )
  const good = `Bearer ${made?.token}`
  const authorization = fc.oneof(
    { weight: 4, arbitrary: fc.constant(good) },
    { weight: 2, arbitrary: fc.constantFrom(good.slice(0, -3), `${good}x`, 'Bearer e30.e30.e30') },
    { weight: 2, arbitrary: fc.string() },
  )
  const right = JSON.stringify({ id: 'message-1', text: words })
  const path = fc.constantFrom(
    ...[
      '',
      '/visitors',
      '/messages',
      '/messages',
      '/messages',
      '/read',
      '/typing',
      '/widget',
      '/messages/1',
    ],
  )
  const query = fc.dictionary(
    fc.constantFrom('after', 'before', 'limit'),
    fc.oneof(fc.base64String(), fc.constant('eyJlcGlzb2RlIjoxLCJzZXEiOjB9'), fc.string()),
  )
  const origin = fc.constantFrom('https://www.example.com', 'https://desk.example', 'null', 'x')
  const body = fc.oneof(fc.constant(right), bodies)
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('POST', 'POST', 'POST', 'GET', 'OPTIONS', 'DELETE'),
      ...([path, inboxes, authorization, query, origin, body, isBase64Encoded] as const),
      async (method, below, inbox, authorization, query, origin, body, isBase64Encoded) => {
        const headers = { authorization, origin }
        const asked = { method, path: `/chat/${inbox}${below}`, inbox, headers, query, body }
        const found = await tried(visitors as never, anEvent({ ...asked, isBase64Encoded }))
        expect(found.status, found.log).toBeLessThan(500)
        expect(found.log).not.toContain(words)
        expect(found.log).not.toContain(secret)
        if (found.stored > 0) {
          expect([method, below, inbox, authorization]).toEqual(['POST', '/messages', 'site', good])
          expect(found.status).toBe(202)
          accepted += 1
        }
      },
    ),
    { numRuns: cases },
  )
  // Else nothing that is right would have been among them.
  expect(accepted).toBeGreaterThan(10)
}, 240_000)

test('the webhooks’ door answers whatever comes, stores nothing unproven and logs nobody’s words', async () => {
  logInto(lines)
  const at = new Date()
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const right = JSON.stringify({
    type: 'message.created',
    timestamp: at.toISOString(),
    data: { sender: { id: 'user-1' }, message: { text: words } },
  })
  const signed = new Webhook(secret).sign('msg_1', at, right)
  const headers = fc.record(
    {
      'webhook-id': fc.oneof(fc.constant('msg_1'), fc.string()),
      'webhook-timestamp': fc.oneof(fc.constant(timestamp), fc.string()),
      'webhook-signature': fc.oneof(
        fc.constant(signed),
        fc.base64String().map((it) => `v1,${it}`),
      ),
    },
    { requiredKeys: [] },
  )
  const body = fc.oneof(fc.constant(right), bodies)
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(inboxes, headers, body, isBase64Encoded, async (inbox, given, body, is64) => {
      const event = anEvent({
        ...{ method: 'POST', path: `/in/${inbox}`, inbox, body, isBase64Encoded: is64 },
        headers: given,
      })
      const found = await tried(webhooks, event)
      expect(found.status, found.log).toBeLessThan(500)
      expect(found.log).not.toContain(words)
      expect(found.log).not.toContain(secret)
      if (found.stored > 0) {
        expect([inbox, body, given['webhook-signature']]).toEqual(['app', right, signed])
        accepted += 1
      }
    }),
    { numRuns: cases },
  )
  expect(accepted).toBeGreaterThan(10)
}, 240_000)
