import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  decodeJwt,
  decodeProtectedHeader,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose'
import type { DeskClient } from '../../local/demo/client.ts'

const signedLike = (token: string, claims: JWTPayload, key: Parameters<SignJWT['sign']>[0]) => {
  const { kid, alg = 'RS256' } = decodeProtectedHeader(token)
  return new SignJWT(claims).setProtectedHeader({ alg, ...(kid ? { kid } : {}) }).sign(key)
}

/** The same claims under the same key id, signed by somebody else. */
export const foreignToken = async (token: string): Promise<string> =>
  signedLike(token, decodeJwt(token), (await generateKeyPair('RS256')).privateKey)

/** lin's token with other claims, properly signed: as the sign-in would give it to somebody else. */
export const tokenWith = async (
  client: DeskClient,
  claims: Readonly<Record<string, unknown>>,
): Promise<string> => {
  const { folder } = await client.status()
  const key = JSON.parse(readFileSync(join(folder, 'issuer-key.json'), 'utf8')) as JWK
  const token = await client.token('lin')
  return signedLike(token, { ...decodeJwt(token), ...claims }, await importJWK(key, 'RS256'))
}
