import type { Policy } from '../desk/policy.ts'
import { randomSecret } from '../platform/ids.ts'
import { ensureSigningSecret } from '../platform/parameters.ts'
import { ensureAgent } from '../store/agents.ts'
import { applyPolicy } from '../store/policy.ts'

export interface Applied {
  readonly version: number
  readonly isChanged: boolean
  /** Inboxes that had no signing secret and have one now. */
  readonly newSecrets: readonly string[]
}

/** Puts a desk in force: its agents and secrets first, then all of the policy in one step. Twice changes nothing. */
export const applyDesk = async (policy: Policy): Promise<Applied> => {
  for (const [id, { capacity }] of Object.entries(policy.agents)) await ensureAgent(id, capacity)
  const newSecrets: string[] = []
  for (const inbox of Object.keys(policy.inboxes)) {
    if (await ensureSigningSecret(inbox, randomSecret())) newSecrets.push(inbox)
  }
  return { ...(await applyPolicy(policy)), newSecrets }
}
