import { decodeJwt, jwtVerify, SignJWT } from 'jose'
import * as z from 'zod/mini'
import { Sender } from '../../desk/customer.ts'
import { dayMilliseconds, hourMilliseconds, secondMilliseconds } from '../../desk/units.ts'

/** Who writes in a web chat, as the token that the desk signed for them says. */
export const Visitor = z.object({
  /** The thread that is theirs: of this browser, or of this customer on any device. */
  sub: z.string().check(z.regex(/^(visitor|customer):/), z.maxLength(300)),
  isCustomer: z.boolean(),
  profile: z.omit(Sender, { id: true }),
  exp: z.int(),
})
export type Visitor = z.infer<typeof Visitor>

/** Signs what is signed here, so that no other token of anybody's passes for one of these (RFC 8725, section 3.11). */
const issuer = 'warmline-visitor'
const algorithm = 'HS256'
/** RFC 7518, section 3.2: a key as long as the hash at least. */
const keyLengthMin = 32

const keysOf = (secrets: readonly string[]): readonly Uint8Array[] =>
  secrets
    .filter((secret) => secret.length >= keyLengthMin)
    .map((secret) => new TextEncoder().encode(secret))

const lifeMilliseconds = { visitor: 30 * dayMilliseconds, customer: 12 * hourMilliseconds } as const

/** A token for this visitor, or undefined while the inbox has no secret to sign it with. */
export const visitorToken = async (
  visitor: Omit<Visitor, 'exp'>,
  inbox: string,
  secrets: readonly string[],
  now: number,
): Promise<{ readonly token: string; readonly expiresAt: number } | undefined> => {
  const [key] = keysOf(secrets)
  if (key === undefined) return undefined
  const life = lifeMilliseconds[visitor.isCustomer ? 'customer' : 'visitor']
  const expiresAt = Math.floor((now + life) / secondMilliseconds) * secondMilliseconds
  const token = await new SignJWT({ ...visitor })
    .setProtectedHeader({ alg: algorithm })
    .setIssuer(issuer)
    .setAudience(inbox)
    .setIssuedAt(new Date(now))
    .setExpirationTime(new Date(expiresAt))
    .sign(key)
  return { token, expiresAt }
}

/** The visitor of a token of this inbox that is still good, or the reason why there is none. */
export const visitorOf = async (
  token: string,
  inbox: string,
  secrets: readonly string[],
  now: number,
): Promise<Visitor | { readonly detail: string }> => {
  const found = await verified(token, secrets, {
    algorithms: [algorithm],
    issuer,
    audience: inbox,
    currentDate: new Date(now),
    requiredClaims: ['exp', 'sub'],
  })
  if (!('claims' in found)) return found
  const result = Visitor.safeParse(found.claims)
  return result.success ? result.data : { detail: 'The token is of another form.' }
}

/** What a token says whose signature was checked before. */
export const readVisitor = (authorization: string | undefined): Visitor | undefined => {
  try {
    return Visitor.safeParse(decodeJwt(bearer(authorization))).data
  } catch {
    return undefined
  }
}

/** RFC 6750, section 2.1. */
export const bearer = (authorization: string | undefined): string =>
  /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1] ?? ''

type Checks = NonNullable<Parameters<typeof jwtVerify>[2]>

/** The claims of a token that one of the secrets signed and every check lets pass. */
export const verified = async (
  token: string,
  secrets: readonly string[],
  checks: Checks,
): Promise<{ readonly claims: object } | { readonly detail: string }> => {
  const keys = keysOf(secrets)
  if (keys.length === 0) return { detail: 'This inbox has no secret yet.' }
  let detail = 'The token is missing.'
  if (token === '') return { detail }
  for (const key of keys) {
    try {
      return { claims: (await jwtVerify(token, key, checks)).payload }
    } catch (fault) {
      detail = reasonOf(fault)
    }
  }
  return { detail }
}

/** A fault of jose in our words: its own may quote the token's claims. */
const reasonOf = (fault: unknown): string => {
  const { code, claim } = fault as { code?: string; claim?: string }
  if (code === 'ERR_JWT_EXPIRED') return 'The token has expired.'
  if (code === 'ERR_JWT_CLAIM_VALIDATION_FAILED') return `The claim ${claim} is missing or wrong.`
  if (code === 'ERR_JOSE_ALG_NOT_ALLOWED') return 'The token must be signed with HS256.'
  if (code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED') return 'The signature is not right.'
  if (code === undefined) throw fault
  return 'This is not a token.'
}
