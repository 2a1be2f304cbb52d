import { teamsOf } from '../desk/policy.ts'
import { Refusal } from '../desk/refusal.ts'
import { minuteMilliseconds } from '../desk/units.ts'
import { now } from '../platform/clock.ts'
import { ensureAgent, setPresence } from '../store/agents.ts'
import { policy } from '../store/policy.ts'
import { teamAgents } from '../store/queries/team-agents.ts'

export interface PresenceRequest {
  readonly agent: string
  readonly presence: 'online' | 'away'
  readonly forMinutes: number
  readonly correlation: string
}

/**
 * Says that an agent takes work, or does not. It expires, so it is said again while they are there; only a
 * change is an event, and whoever comes online gets what waits.
 */
export const presence = async ({
  agent,
  presence: wanted,
  forMinutes,
  correlation,
}: PresenceRequest): Promise<{ presence: string; until: number; load: number } | Refusal> => {
  const rules = await policy()
  const profile = rules.agents[agent]
  if (profile === undefined) return new Refusal('unknown-agent')
  const at = now()
  const until = at + forMinutes * minuteMilliseconds
  let [head] = await teamAgents([agent])
  if (head === undefined) {
    await ensureAgent(agent, profile.capacity)
    ;[head] = await teamAgents([agent])
  }
  const wasOnline = head?.presence === 'online' && head.presenceUntil > at
  const isSame = wasOnline === (wanted === 'online')
  await setPresence(
    { id: agent, presence: wanted, presenceUntil: until },
    isSame
      ? undefined
      : {
          type: 'agent.presence',
          at,
          correlation,
          agent,
          team: teamsOf(rules, agent)[0],
          presence: wanted,
        },
  )
  return { presence: wanted, until, load: head?.load ?? 0 }
}
