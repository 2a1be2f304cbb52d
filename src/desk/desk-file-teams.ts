import type { DeskFileError } from './desk-file-error.ts'
import { type Policy, teamOf } from './policy.ts'

/** Members who are there, each once, and a lead who is one of them. */
export const teamMembers = ({ teams, agents }: Policy): readonly DeskFileError[] => {
  const agentNames = Object.keys(agents).join(', ')
  return Object.entries(teams).flatMap(([id, { lead, members }]) => {
    const path = `teams.${id}.members`
    const twice = new Set(members.filter((one, at) => members.indexOf(one) !== at))
    const strangers = members.filter((one) => !Object.hasOwn(agents, one))
    return [
      ...strangers.map((one) => ({
        path,
        detail: `There is no agent ${one}; there are ${agentNames}.`,
      })),
      ...[...twice].map((one) => ({ path, detail: `${one} is named twice.` })),
      ...(members.includes(lead)
        ? []
        : [{ path: `teams.${id}.lead`, detail: `${lead} is not a member of the team.` }]),
    ]
  })
}

/** A case that is handed on must come to somebody who can do more, or as much, and never back by the same path. */
export const escalationPaths = (policy: Policy): readonly DeskFileError[] =>
  Object.keys(policy.teams).flatMap((id) => {
    const detail = wrongStep(policy, id) ?? loopFrom(policy, id)
    return detail === undefined ? [] : [{ path: `teams.${id}.escalatesTo`, detail }]
  })

const wrongStep = (policy: Policy, from: string): string | undefined => {
  const team = teamOf(policy, from)
  if (team?.escalatesTo === undefined) return undefined
  const able = Object.entries(policy.teams)
    .filter(([id, { tier }]) => id !== from && tier >= team.tier)
    .map(([id]) => id)
  const remedy = able.length === 0 ? 'leave it out.' : `name ${able.join(' or ')}, or leave it out.`
  const wrong = wrongTarget(policy, from, team.escalatesTo)
  return wrong === undefined ? undefined : `${wrong}: ${remedy}`
}

const wrongTarget = (policy: Policy, from: string, to: string): string | undefined => {
  if (to === from) return 'A team cannot hand over to itself'
  const target = teamOf(policy, to)
  if (target === undefined) return `There is no team ${to}`
  const tier = teamOf(policy, from)?.tier ?? 0
  return target.tier < tier
    ? `${to} works tier ${target.tier}, below tier ${tier} of this team`
    : undefined
}

/** Said once for each loop, at the team of it that stands first. */
const loopFrom = (policy: Policy, start: string): string | undefined => {
  const order = Object.keys(policy.teams)
  const path = [start]
  for (;;) {
    const next = teamOf(policy, path.at(-1) ?? '')?.escalatesTo
    if (next === undefined) return undefined
    if (next === start) {
      const isFirst = path.every((one) => order.indexOf(one) >= order.indexOf(start))
      return isFirst
        ? `${[...path, start].join(' -> ')} goes round: leave escalatesTo out at one of them.`
        : undefined
    }
    if (path.includes(next)) return undefined
    path.push(next)
  }
}
