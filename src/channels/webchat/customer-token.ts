import * as z from 'zod/mini'
import { Sender } from '../../desk/customer.ts'
import { issueText } from '../../desk/shape-words.ts'
import { dayMilliseconds, minuteMilliseconds, secondMilliseconds } from '../../desk/units.ts'
import { type Visitor, verified } from './token.ts'

/** Two clocks may differ by this much. */
const toleranceMilliseconds = minuteMilliseconds
const lifeMaxMilliseconds = dayMilliseconds

const Claims = z.extend(z.omit(Sender, { id: true }), {
  sub: z.string().check(z.minLength(1), z.maxLength(256)),
  exp: z.int(),
})

/**
 * The customer for whom the company vouches by a JWT of its own (RFC 7519), or why not. It must expire: one that
 * never does would be worth as much as the secret to whoever finds it.
 */
export const customerOf = async (
  token: string,
  inbox: string,
  secrets: readonly string[],
  now: number,
): Promise<Omit<Visitor, 'exp'> | { readonly detail: string }> => {
  const found = await verified(token, secrets, {
    algorithms: ['HS256'],
    audience: inbox,
    currentDate: new Date(now),
    clockTolerance: toleranceMilliseconds / secondMilliseconds,
    requiredClaims: ['exp', 'sub', 'aud'],
  })
  if (!('claims' in found)) return found
  const result = Claims.safeParse(found.claims)
  if (!result.success) {
    const [issue] = result.error.issues
    return { detail: `The claim ${issue?.path.join('.')}: ${issue && issueText(issue)}` }
  }
  const { sub, exp, ...profile } = result.data
  if (exp * secondMilliseconds > now + lifeMaxMilliseconds + toleranceMilliseconds) {
    return { detail: 'The claim exp is more than 24 hours ahead.' }
  }
  return { sub: `customer:${sub}`, isCustomer: true, profile }
}
