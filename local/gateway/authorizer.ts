import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import type { AuthorizerPlan } from '../assembly/routes.ts'

/** Claims as the gateway hands them on: all of them text, a list in square brackets. */
export const claimsAsText = (claims: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  )

/** Answers the claims, or nothing when the token is missing, wrong, foreign or too old. */
export const createTokenCheck = (keys: JSONWebKeySet, now: () => number) => {
  const keySet = createLocalJWKSet(keys)
  return async (
    authorization: string | undefined,
    { issuer, audience }: AuthorizerPlan,
  ): Promise<Record<string, string> | undefined> => {
    const token = authorization?.replace(/^Bearer\s+/i, '')
    if (!token) return undefined
    try {
      const { payload } = await jwtVerify(token, keySet, {
        issuer,
        audience: [...audience],
        algorithms: ['RS256'],
        requiredClaims: ['exp'],
        currentDate: new Date(now()),
      })
      return claimsAsText(payload)
    } catch {
      return undefined
    }
  }
}

export type TokenCheck = ReturnType<typeof createTokenCheck>
