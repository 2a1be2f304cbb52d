import { isOnline } from '../desk/agent.ts'
import type { Caller } from '../desk/caller.ts'
import { type CannedReply, cannedRepliesFor } from '../desk/canned-reply.ts'
import type { Policy } from '../desk/policy.ts'
import { isRefusal } from '../desk/refusal.ts'
import { now } from '../platform/clock.ts'
import { policy } from '../store/policy.ts'
import { cannedReplies, views } from '../store/policy-asides.ts'
import { teamAgents } from '../store/queries/team-agents.ts'
import { readableTeam } from './case.ts'

/** What of the desk file everybody who works here knows. */
export const knownDesk = async () => {
  const [known, lists] = await Promise.all([policy(), views()])
  return { ...viewOf(known), views: byId(lists).map(([id, one]) => ({ id, ...one })) }
}

const viewOf = ({ desk, teams, agents, inboxes }: Policy) => ({
  ...desk,
  teams: byId(teams).map(([id, { name, tier, lead, members, escalatesTo }]) => ({
    ...{ id, name, tier, lead, members },
    ...(escalatesTo === undefined ? {} : { escalatesTo }),
  })),
  agents: byId(agents).map(([id, { name, role, language }]) => ({
    ...{ id, name, role, language },
  })),
  inboxes: byId(inboxes).map(([id, inbox]) => ({
    ...{ id, channel: inbox.channel, team: inbox.team, language: inbox.language },
    ...(inbox.channel === 'webhook' || inbox.name === undefined ? {} : { name: inbox.name }),
  })),
})

/** The table keeps no order of them. */
const byId = <Value>(all: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] =>
  Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1))

/** The canned replies of the caller's teams. */
export const cannedRepliesOf = async ({
  teams,
}: Caller): Promise<readonly (CannedReply & { readonly id: string })[]> =>
  cannedRepliesFor(await cannedReplies(), teams)

/** Who of a team is there, with how much work. */
export const agentsOfTeam = async (team: string, caller: Caller) => {
  const found = await readableTeam(team, caller)
  if (isRefusal(found)) return found
  const { members } = found
  const heads = await teamAgents(members)
  const rules = await policy()
  const at = now()
  return members.map((agent) => {
    const head = heads.find(({ id }) => id === agent)
    return {
      agent,
      name: rules.agents[agent]?.name ?? agent,
      presence: head !== undefined && isOnline(head, at) ? ('online' as const) : ('away' as const),
      load: head?.load ?? 0,
      capacity: rules.agents[agent]?.capacity ?? 0,
    }
  })
}
