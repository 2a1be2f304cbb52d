import { beforeEach, describe, expect, test, vi } from 'vitest'
import { me } from '../../functions/http/me.ts'
import { counted, requestsMax } from '../../src/http/rate.ts'
import { none } from '../../src/http/shapes.ts'
import { minutes, nine } from '../desk/a-desk.ts'
import { asking } from './a-request.ts'

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})

describe('the rate of an agent’s requests', () => {
  test('is counted for a minute, each agent for themselves', () => {
    const first = counted('rate-1', nine)
    expect(first.headers).toEqual({
      'ratelimit-policy': '"agent";q=600;w=60',
      ratelimit: '"agent";r=599;t=60',
    })
    expect(counted('rate-1', nine + 15_000).headers.ratelimit).toBe('"agent";r=598;t=45')
    expect(counted('rate-2', nine).headers.ratelimit).toContain('r=599')
    expect(counted('rate-1', nine + minutes(1)).headers.ratelimit).toContain('r=599')
  })

  test('that is passed is answered with when to come again, and nothing is done', async () => {
    const handle = vi.fn(async () => ({ status: 200, body: {} }))
    const route = { ...me, queryShape: none, handle }
    const ask = asking([route], async () => ({ agent: 'rate-3', role: 'agent', teams: [] }))
    const told = await ask({ path: '/v1/me' })
    expect([told.status, told.headers.ratelimit]).toEqual([200, '"agent";r=599;t=60'])
    for (let count = 1; count < requestsMax; count += 1) counted('rate-3', Date.now())
    const over = await ask({ path: '/v1/me' })
    expect(over.status).toBe(429)
    expect(over.body.code).toBe('too-many')
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(0)
    expect(over.headers.ratelimit).toContain('r=0')
    expect(handle).toHaveBeenCalledTimes(1)
  })
})
