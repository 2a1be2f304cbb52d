import { isOnline } from '../desk/agent.ts'
import type { AgentProfile } from '../desk/agent-profile.ts'
import type { Caller } from '../desk/caller.ts'
import { Refusal } from '../desk/refusal.ts'
import { now } from '../platform/clock.ts'
import { policy } from '../store/policy.ts'
import { teamAgents } from '../store/queries/team-agents.ts'

export interface Me extends Pick<AgentProfile, 'name' | 'email' | 'language' | 'capacity'> {
  readonly presence: 'online' | 'away'
  /** Open cases that they have. */
  readonly load: number
}

/** Who signed in, as the desk file knows them, and whether they take work. */
export const me = async ({ agent }: Caller): Promise<Me | Refusal> => {
  const [rules, [head]] = await Promise.all([policy(), teamAgents([agent])])
  const profile = rules.agents[agent]
  if (profile === undefined) return new Refusal('unknown-agent')
  const { name, email, language, capacity } = profile
  const presence = head !== undefined && isOnline(head, now()) ? 'online' : 'away'
  return { name, email, language, capacity, presence, load: head?.load ?? 0 }
}
