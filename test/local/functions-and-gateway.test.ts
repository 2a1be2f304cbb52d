import { generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from '../../local/desk.ts'
import { ask, invoke, post, startSmallDesk } from './small-desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await startSmallDesk()
})
afterAll(() => desk.stop())

const withToken = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

describe('a function on the local desk', () => {
  it('sees the template’s environment and nothing of this machine', async () => {
    const { body } = await invoke(desk, 'Echo', {})
    expect(body.environment).toMatchObject({
      TABLE_NAME: 'small-desk',
      PUBLIC_URL: desk.url,
      QUEUE_URL: `${desk.running.endpoints.sqs}/000000000000/small-work`,
      AWS_LAMBDA_FUNCTION_NAME: 'Echo',
      AWS_ENDPOINT_URL_DYNAMODB: `${desk.running.endpoints.dynamodb}/Echo`,
      AWS_REGION: 'us-east-1',
    })
    expect(body.environment).not.toHaveProperty('HOME')
  })

  it('stays warm between calls and knows how long it may still run', async () => {
    const first = await invoke(desk, 'Echo', {})
    const second = await invoke(desk, 'Echo', {})
    expect(second.body.calls).toBe(first.body.calls + 1)
    expect(second.body.requestId).not.toBe(first.body.requestId)
    expect(second.body.remaining).toBeGreaterThan(4000)
    expect(second.body.remaining).toBeLessThanOrEqual(5000)
  })

  it('that throws is answered with its error', async () => {
    const { status, body } = await invoke(desk, 'Misbehave', { how: 'throw' })
    expect(status).toBe(500)
    expect(body).toMatchObject({ errorType: 'RangeError', errorMessage: 'out of range' })
  })

  it('that runs past its time-out is cut off, and the next call works', async () => {
    const { body } = await invoke(desk, 'Misbehave', { how: 'sleep' })
    expect(body.errorMessage).toContain('Task timed out after 1.00 seconds')
    expect((await invoke(desk, 'Misbehave', { how: 'rest' })).body).toBe('rest')
  })

  it('that ends its own process fails that one call only', async () => {
    const { body } = await invoke(desk, 'Misbehave', { how: 'exit' })
    expect(body.errorType).toBe('Runtime.ExitError')
    expect((await invoke(desk, 'Misbehave', { how: 'rest' })).body).toBe('rest')
  })

  it('that does not exist is answered with those that do', async () => {
    const { status, body } = await invoke(desk, 'Nobody', {})
    expect(status).toBe(404)
    expect(body.message).toContain('Echo')
  })
})

describe('the local gateway', () => {
  it('gives the function an event of format 2.0', async () => {
    const { body } = await ask(desk, '/open/a%20b/c?x=1&x=2&y=%E4%BD%A0', {
      headers: { Cookie: 'one=1; two=2', 'X-Mixed': 'Value' },
    })
    const { event } = body
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /open/{proxy+}',
      rawPath: '/open/a b/c',
      rawQueryString: 'x=1&x=2&y=%E4%BD%A0',
      queryStringParameters: { x: '1,2', y: '你' },
      pathParameters: { proxy: 'a b/c' },
      cookies: ['one=1', 'two=2'],
      isBase64Encoded: false,
      requestContext: { http: { method: 'GET', path: '/open/a b/c' }, stage: '$default' },
    })
    expect(event.headers['x-mixed']).toBe('Value')
    expect(event).not.toHaveProperty('body')
  })

  it('hands on JSON as text and a form in base64', async () => {
    const json = await post(desk, '/open/x', '{"text":"你好"}')
    expect(json.body.event).toMatchObject({ body: '{"text":"你好"}', isBase64Encoded: false })
    const form = await ask(desk, '/open/x', {
      method: 'POST',
      body: new URLSearchParams({ a: '1' }),
    })
    expect(form.body.event).toMatchObject({ body: 'YT0x', isBase64Encoded: true })
  })

  it('prefers the more specific route', async () => {
    const { body } = await ask(desk, '/open/fixed/name')
    expect(body.event.routeKey).toBe('GET /open/fixed/{name}')
    expect(body.event.pathParameters).toEqual({ name: 'name' })
  })

  it('sends a function’s status, headers, cookies and body', async () => {
    const answer = await ask(desk, '/in/app', {
      method: 'POST',
      headers: { 'webhook-id': 'shape', 'content-type': 'text/plain' },
      body: 'kept',
    })
    expect(answer.status).toBe(202)
    expect(answer.headers.get('x-kept')).toBe('yes')
    expect(answer.headers.get('set-cookie')).toBe('a=1')
    expect(answer.text).toBe('kept')
  })

  it('answers a path without a route as not found, and too large a body as too large', async () => {
    expect(await ask(desk, '/nowhere')).toMatchObject({
      status: 404,
      body: { message: 'Not Found' },
    })
    expect((await ask(desk, '/in/app')).status).toBe(404)
    expect((await post(desk, '/open/x', 'x'.repeat(11 * 1024 * 1024))).status).toBe(413)
  })

  it('lets an agent with a local token in and hands on the claims as text', async () => {
    const { text: token } = await ask(desk, '/_local/token/lin')
    const { status, body } = await ask(desk, '/v1/work', withToken(token))
    expect(status).toBe(200)
    const { claims } = body.event.requestContext.authorizer.jwt
    expect(claims).toMatchObject({ email: 'lin@desk.example', email_verified: 'true', name: '林' })
  })

  it('refuses a missing, broken, foreign or outdated token alike', async () => {
    const { text: token } = await ask(desk, '/_local/token/lin')
    const { privateKey } = await generateKeyPair('RS256')
    const foreign = await new SignJWT({ email: 'lin@desk.example' })
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer('https://cognito-idp.us-east-1.amazonaws.com/Pool')
      .setAudience('Client')
      .setExpirationTime('1h')
      .sign(privateKey)
    const refused = { status: 401, body: { message: 'Unauthorized' } }
    expect(await ask(desk, '/v1/work')).toMatchObject(refused)
    expect(await ask(desk, '/v1/work', withToken(`${token}x`))).toMatchObject(refused)
    expect(await ask(desk, '/v1/work', withToken(foreign))).toMatchObject(refused)
    await post(desk, '/_local/clock', { advanceSeconds: 3601 })
    expect(await ask(desk, '/v1/work', withToken(token))).toMatchObject(refused)
  })

  it('names the agents when asked for a token of somebody else', async () => {
    const { status, body } = await ask(desk, '/_local/token/nobody')
    expect(status).toBe(404)
    expect(body.message).toContain('lin, mei')
  })
})
