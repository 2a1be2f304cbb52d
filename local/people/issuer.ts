import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK, SignJWT } from 'jose'
import type { AuthorizerPlan } from '../assembly/routes.ts'
import type { Folder } from '../folder.ts'
import type { DemoAgent } from './desk-file.ts'

/** Signs in demo agents in place of the user pool that the template names. */
export interface Issuer {
  readonly keys: JSONWebKeySet
  readonly configuration: (address: string) => object
  readonly token: (agent: DemoAgent, nonce?: string) => Promise<string>
}

const fileName = 'issuer-key.json'
/** As long as Cognito's ID tokens by default. */
export const tokenSeconds = 3600

const openKey = async (folder: Folder): Promise<JWK> => {
  const kept = folder.readJson<JWK>(fileName)
  if (kept) return kept
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const key: JWK = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'RS256', use: 'sig' }
  folder.writeJson(fileName, key)
  return key
}

/** Without an authorizer in the template there is nothing to sign in to; tokens are made all the same. */
const nobody: AuthorizerPlan = { issuer: 'https://issuer.local', audience: ['local'] }

export const openIssuer = async (
  folder: Folder,
  authorizer: AuthorizerPlan = nobody,
  now: () => number,
): Promise<Issuer> => {
  const key = await openKey(folder)
  const { kid, alg, use, kty, n, e } = key as Record<string, string>
  const privateKey = await importJWK(key, 'RS256')
  const keys = { keys: [{ kid, alg, use, kty, n, e } as JWK] }
  return {
    keys,
    configuration: (address) => ({
      issuer: authorizer.issuer,
      jwks_uri: `${address}/.well-known/jwks.json`,
      id_token_signing_alg_values_supported: ['RS256'],
      authorization_endpoint: `${address}/authorize`,
      token_endpoint: `${address}/token`,
      end_session_endpoint: `${address}/logout`,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      code_challenge_methods_supported: ['S256'],
      subject_types_supported: ['public'],
    }),
    token: (agent, nonce) => {
      const seconds = Math.floor(now() / 1000)
      const claims = {
        email: agent.email,
        email_verified: true,
        name: agent.name,
        'cognito:username': agent.id,
        token_use: 'id',
        auth_time: seconds,
        ...(nonce === undefined ? {} : { nonce }),
      }
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', ...(kid ? { kid } : {}) })
        .setSubject(agent.id)
        .setIssuer(authorizer.issuer)
        .setAudience(authorizer.audience[0] ?? 'local')
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + tokenSeconds)
        .setJti(randomUUID())
        .sign(privateKey)
    },
  }
}
