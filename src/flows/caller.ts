import type { Caller } from '../desk/caller.ts'
import { teamsOf } from '../desk/policy.ts'
import { policy } from '../store/policy.ts'

/**
 * The agent behind a verified token: found by its verified email in the desk file, with role and teams from
 * there. API Gateway hands every claim on as text.
 */
export const callerOf = async (
  claims: Readonly<Record<string, unknown>>,
): Promise<Caller | undefined> => {
  const { email, email_verified: isVerified } = claims
  if (typeof email !== 'string' || String(isVerified) !== 'true') return undefined
  const rules = await policy()
  const wanted = email.toLowerCase()
  const found = Object.entries(rules.agents).find(([, one]) => one.email.toLowerCase() === wanted)
  if (found === undefined) return undefined
  const [agent, { role }] = found
  return { agent, role, teams: teamsOf(rules, agent) }
}
