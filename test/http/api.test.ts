import { beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { reply } from '../../functions/http/reply.ts'
import { Refusal, refusalCodes } from '../../src/desk/refusal.ts'
import { problem } from '../../src/http/problem.ts'
import { type RouteOf, route } from '../../src/http/route.ts'
import { none } from '../../src/http/shapes.ts'
import { asking } from './a-request.ts'

type Handle = RouteOf<typeof none, typeof none, typeof bodyShape>['handle']
const bodyShape = z.object({
  text: z.string().check(z.minLength(1)),
  'a/b~c': z.optional(z.object({ deep: z.array(z.int()) })),
})

const handle = vi.fn<Handle>()
beforeEach(() => {
  handle.mockReset().mockResolvedValue({ status: 200, body: {} })
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})
const posting = (idempotencyKey: 'required' | 'accepted' | 'none') =>
  asking([
    route({
      method: 'POST',
      path: '/v1/things',
      summary: 'A thing.',
      pathShape: none,
      queryShape: none,
      bodyShape,
      answers: { 200: none },
      idempotencyKey,
      handle,
    }),
  ])
const post = (body: string, headers = {}, kind: 'required' | 'accepted' | 'none' = 'none') =>
  posting(kind)({ method: 'POST', path: '/v1/things', headers, body })
const whole = '{"text":"Hello"}'

describe('a problem', () => {
  test('is told as RFC 9457 says, with a stable code', async () => {
    const { status, headers, body } = await post('{')
    expect(status).toBe(400)
    expect(headers['content-type']).toBe('application/problem+json')
    expect(body).toMatchObject({
      type: 'urn:warmline:problem:invalid-request',
      title: expect.any(String),
      status: 400,
      code: 'invalid-request',
    })
  })

  test('points at each wrong field (RFC 6901), and says what it must be', async () => {
    const { body } = await post('{"text":"","a/b~c":{"deep":[1,"x"]}}')
    expect(body.errors).toEqual([
      { path: '/text', detail: 'Must be at least 1 letters long.' },
      { path: '/a~1b~0c/deep/1', detail: 'Must be a number, and be there.' },
    ])
  })

  test('points at the whole body where the body is of another kind', async () => {
    for (const text of ['null', '[]', '5']) {
      expect((await post(text)).body.errors).toMatchObject([{ path: '' }])
    }
  })

  test('says of a reply with neither a text nor a file that it must have one of them', async () => {
    const path = `/v1/conversations/${'a'.repeat(26)}.1/replies`
    const headers = { 'idempotency-key': 'one-key' }
    for (const body of ['{}', '{"text":"  "}']) {
      const answer = await asking([reply])({ method: 'POST', path, headers, body })
      expect(answer.body.errors).toEqual([{ path: '', detail: 'Must have a text or a file.' }])
    }
  })

  test('has a status for every reason for which the desk says no', async () => {
    for (const code of Object.keys(refusalCodes) as (keyof typeof refusalCodes)[]) {
      const { statusCode, body } = problem(code)
      expect(statusCode).toBeGreaterThanOrEqual(400)
      expect(JSON.parse(body)).toMatchObject({
        code,
        status: statusCode,
        title: refusalCodes[code],
      })
    }
  })

  test('of the desk’s own keeps its code and sentence', async () => {
    handle.mockResolvedValue(new Refusal('no-room', 'Lin has 3 of 3 open cases.'))
    const { status, body } = await post(whole)
    expect(status).toBe(409)
    expect(body).toMatchObject({ code: 'no-room', detail: 'Lin has 3 of 3 open cases.' })
  })
})

describe('a body', () => {
  test('that is not JSON in UTF-8 is refused', async () => {
    const bytes = Buffer.from([0x7b, 0xff, 0x7d]).toString('base64')
    const answer = await posting('none')({
      method: 'POST',
      path: '/v1/things',
      body: bytes,
      isBase64: true,
    })
    expect(answer.status).toBe(400)
    expect(handle).not.toHaveBeenCalled()
  })

  test('that came in base64 is read', async () => {
    const body = Buffer.from(whole).toString('base64')
    await posting('none')({ method: 'POST', path: '/v1/things', body, isBase64: true })
    expect(handle.mock.calls[0]?.[0].body).toEqual({ text: 'Hello' })
  })

  test('keeps no field that is not documented', async () => {
    await post('{"text":"Hello","isAdmin":true,"__proto__":{"isAdmin":true}}')
    expect(handle.mock.calls[0]?.[0].body).toEqual({ text: 'Hello' })
  })
})

describe('an Idempotency-Key', () => {
  const keyOf = () => handle.mock.calls.at(-1)?.[0].key

  test('that is required and missing or empty is asked for by name', async () => {
    for (const headers of [{}, { 'idempotency-key': '' }]) {
      const { status, body } = await post(whole, headers, 'required')
      expect(status).toBe(400)
      expect(body.code).toBe('key-required')
      expect(body.errors[0].path).toBe('header.idempotency-key')
    }
    expect(handle).not.toHaveBeenCalled()
  })

  test('is handed on where it counts, and nowhere else', async () => {
    await post(whole, { 'idempotency-key': 'k1' }, 'required')
    expect(keyOf()).toBe('k1')
    await post(whole, { 'idempotency-key': 'k1' }, 'none')
    expect(keyOf()).toBeUndefined()
  })

  test('that is empty where it is only accepted is none: two requests do not become one', async () => {
    await post(whole, { 'idempotency-key': '' }, 'accepted')
    expect(keyOf()).toBeUndefined()
  })

  test('of over 128 letters is refused', async () => {
    const { body } = await post(whole, { 'idempotency-key': 'k'.repeat(129) }, 'accepted')
    expect(body.errors).toMatchObject([{ path: 'header.idempotency-key' }])
  })
})

describe('a fault', () => {
  test('answers 500 with the correlation id and without a word of what was wrong', async () => {
    handle.mockRejectedValue(new Error('Li’s password is 1234 in table desk'))
    const { status, headers, text } = await post(whole)
    expect(status).toBe(500)
    expect(headers['x-correlation-id']).toBe('request-1')
    for (const word of ['password', 'table', 'Error']) expect(text).not.toContain(word)
  })

  test('is logged with where it arose, and without its message', async () => {
    handle.mockRejectedValue(new Error('Li’s password is 1234'))
    await post(whole)
    const lines = vi.mocked(process.stdout.write).mock.calls.join('\n')
    expect(lines).toContain('"correlation":"request-1"')
    expect(lines).toContain('api.test.ts')
    expect(lines).not.toContain('password')
  })
})

describe('who asks', () => {
  const unknown = asking([], async () => undefined)

  test('for what is not there learns just that', async () => {
    const { status, body } = await unknown({ path: '/v1/nothing' })
    expect(status).toBe(404)
    expect(body.code).toBe('no-route')
  })

  test('with a token of nobody on this desk is refused', async () => {
    const known = route({
      method: 'GET',
      path: '/v1/things',
      summary: 'Things.',
      pathShape: none,
      queryShape: none,
      bodyShape: none,
      answers: { 200: none },
      idempotencyKey: 'none',
      handle: async () => ({ status: 200, body: {} }),
    })
    const { status, body } = await asking([known], async () => undefined)({ path: '/v1/things' })
    expect(status).toBe(403)
    expect(body.code).toBe('no-agent')
  })

  test('gets every answer with the correlation id, and no cache keeps it', async () => {
    const { headers } = await post(whole)
    expect(headers).toMatchObject({ 'x-correlation-id': 'request-1', 'cache-control': 'no-store' })
  })
})
