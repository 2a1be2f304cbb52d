import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { journey } from './desk.ts'

const { client } = journey()
const get = (path: string) => fetch(`${client().url}${path}`, { redirect: 'manual' })

describe('the console’s files', () => {
  it('are there at the desk’s own address: the page is asked for anew, what it names is kept for ever', async () => {
    const page = await get('/')
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toBe('no-cache')
    const text = await page.text()
    const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(text) ?? []
    const code = await get(script)
    expect(code.headers.get('content-type')).toContain('text/javascript')
    expect(code.headers.get('cache-control')).toBe('max-age=31536000, immutable')
  })

  it('come with headers that forbid foreign code, frames and guesses', async () => {
    const { headers } = await get('/')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
  })

  it('say where to sign in, and nothing that is secret', async () => {
    const config = (await (await get('/config.json')).json()) as object
    expect(Object.keys(config).toSorted()).toEqual(['authority', 'clientId'])
    expect(config).toMatchObject({ authority: `${client().url}/_local/issuer` })
  })

  it('are no way out of their folder', async () => {
    for (const path of ['/..%2f..%2fpackage.json', '/assets/../../package.json', '/nothing.js']) {
      expect((await get(path)).status).toBe(404)
    }
  })
})

const verifier = 'a-verifier-that-is-long-enough-for-rfc-7636-0123456789'
const challenge = createHash('sha256').update(verifier).digest('base64url')
const asked = (change: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({
    ...{ client_id: 'desk', response_type: 'code', state: 'state-1', nonce: 'nonce-1' },
    ...{ redirect_uri: `${client().url}/`, code_challenge: challenge },
    ...{ code_challenge_method: 'S256', agent: 'lin', ...change },
  })
const tokenFor = (form: Readonly<Record<string, string>>) =>
  fetch(`${client().url}/_local/issuer/token`, { method: 'POST', body: new URLSearchParams(form) })
const code = async (): Promise<string> => {
  const { headers, status } = await get(`/_local/issuer/choose?${asked()}`)
  expect(status).toBe(302)
  const back = new URL(headers.get('location') ?? '')
  expect(back.searchParams.get('state')).toBe('state-1')
  return back.searchParams.get('code') ?? ''
}
const exchange = { grant_type: 'authorization_code', code_verifier: verifier }

describe('the local issuer', () => {
  it('gives a token to who fetches with the verifier, once, and it opens the API', async () => {
    const form = { ...exchange, code: await code() }
    const { id_token: token, refresh_token: refresh } = (await (await tokenFor(form)).json()) as {
      id_token: string
      refresh_token: string
    }
    const headers = { authorization: `Bearer ${token}` }
    const me = await fetch(`${client().url}/v1/me`, { headers })
    expect(await me.json()).toMatchObject({ agent: 'lin', role: 'agent', teams: ['service'] })
    expect((await tokenFor(form)).status).toBe(400)
    const again = await tokenFor({ grant_type: 'refresh_token', refresh_token: refresh })
    expect(again.status).toBe(200)
  })

  it('gives none to who has another verifier', async () => {
    const form = { ...exchange, code: await code(), code_verifier: 'another' }
    expect((await tokenFor(form)).status).toBe(400)
  })

  it('leads back to this desk only, signed in or out', async () => {
    const elsewhere = { redirect_uri: 'https://evil.example/' }
    expect((await get(`/_local/issuer/authorize?${asked(elsewhere)}`)).status).toBe(400)
    expect((await get(`/_local/issuer/choose?${asked(elsewhere)}`)).status).toBe(400)
    const out = '/_local/issuer/logout?logout_uri=https%3A%2F%2Fevil.example'
    expect((await get(out)).status).toBe(400)
  })
})
