import { createHash, randomUUID } from 'node:crypto'
import { issuerPath } from '../assembly/local-values.ts'
import { tokenSeconds } from '../people/issuer.ts'
import { type ControlAnswer, ControlRefusal, type ControlRequest, ok } from './answer.ts'
import type { RunningDesk } from './running.ts'
import { signInPage } from './sign-in-page.ts'

type Answer = (desk: RunningDesk, request: ControlRequest) => ControlAnswer | Promise<ControlAnswer>

/** What a browser was sent back with, until it fetches its tokens (RFC 6749, section 4.1). */
interface Grant {
  readonly agent: string
  readonly redirectUri: string
  readonly challenge: string
  readonly nonce: string | undefined
}
const grants = new Map<string, Grant>()

/** Only to this desk: a link to it must send nobody elsewhere. */
const ownAddress = ({ url }: RunningDesk, given: string | null): string => {
  if (given !== null && URL.canParse(given) && new URL(given).origin === url) return given
  throw new ControlRefusal(400, `The way back must lead to ${url}, got ${JSON.stringify(given)}.`)
}

/** Stands for the user pool's own pages: one chooses who one is. */
const authorize: Answer = (desk, { query }) => {
  ownAddress(desk, query.get('redirect_uri'))
  if (query.get('code_challenge_method') !== 'S256' || !query.get('code_challenge'))
    throw new ControlRefusal(400, 'Signing in wants PKCE: code_challenge, by S256 (RFC 7636).')
  return { ...ok(signInPage(desk.people.agents, query)), type: 'text/html; charset=utf-8' }
}

const choose: Answer = (desk, { query }) => {
  const redirectUri = ownAddress(desk, query.get('redirect_uri'))
  const agent = desk.people.agents.find(({ id }) => id === query.get('agent'))
  if (agent === undefined) throw new ControlRefusal(404, 'There is no such agent.')
  const code = randomUUID()
  const challenge = query.get('code_challenge') ?? ''
  const nonce = query.get('nonce') ?? undefined
  grants.set(code, { agent: agent.id, redirectUri, challenge, nonce })
  const back = new URL(redirectUri)
  back.searchParams.set('code', code)
  back.searchParams.set('state', query.get('state') ?? '')
  return { status: 302, body: '', location: back.href }
}

const token: Answer = async ({ people, issuer }, { text }) => {
  const form = new URLSearchParams(text)
  const isRefresh = form.get('grant_type') === 'refresh_token'
  const { agent: id, nonce } = isRefresh ? refreshed(form) : granted(form)
  const agent = people.agents.find((one) => one.id === id)
  if (agent === undefined) throw new ControlRefusal(400, 'invalid_grant')
  const idToken = await issuer.token(agent, nonce)
  return ok({
    id_token: idToken,
    access_token: idToken,
    refresh_token: id,
    token_type: 'Bearer',
    expires_in: tokenSeconds,
    scope: 'openid email profile',
  })
}

/** On this machine everybody may be anybody (`/_local/token/lin`): what is renewed needs no secret. */
const refreshed = (form: URLSearchParams): Pick<Grant, 'agent' | 'nonce'> => ({
  agent: form.get('refresh_token') ?? '',
  nonce: undefined,
})

const granted = (form: URLSearchParams): Grant => {
  const code = form.get('code') ?? ''
  const grant = grants.get(code)
  grants.delete(code)
  const verifier = createHash('sha256').update(form.get('code_verifier') ?? '')
  if (grant === undefined || verifier.digest('base64url') !== grant.challenge)
    throw new ControlRefusal(400, 'invalid_grant')
  return grant
}

const logout: Answer = (desk, { query }) => ({
  status: 302,
  body: '',
  location: ownAddress(desk, query.get('logout_uri') ?? query.get('post_logout_redirect_uri')),
})

/** The local issuer, as OpenID Connect has it. */
export const signInRoutes: Readonly<Record<string, Answer>> = {
  [`GET ${issuerPath}/.well-known/openid-configuration`]: ({ issuer, url }) =>
    ok(issuer.configuration(`${url}${issuerPath}`)),
  [`GET ${issuerPath}/.well-known/jwks.json`]: ({ issuer }) => ok(issuer.keys),
  [`GET ${issuerPath}/authorize`]: authorize,
  [`GET ${issuerPath}/choose`]: choose,
  [`POST ${issuerPath}/token`]: token,
  [`GET ${issuerPath}/logout`]: logout,
}
