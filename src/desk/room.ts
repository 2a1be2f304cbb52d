import { type Agent, hasCapacity } from './agent.ts'
import { type Policy, teamOf } from './policy.ts'
import { Refusal } from './refusal.ts'

/** Whether this agent may be given one more case of this team by name, there or not. */
export const roomRefusal = (
  team: string,
  agent: string,
  head: Agent | undefined,
  policy: Policy,
): Refusal | undefined => {
  if (!teamOf(policy, team)?.members.includes(agent) || head === undefined) {
    return new Refusal('unknown-agent', `There is no agent ${agent} in team ${team}.`)
  }
  if (hasCapacity(head)) return undefined
  return new Refusal('no-room', `${agent} has ${head.load} of ${head.capacity} open cases.`)
}
