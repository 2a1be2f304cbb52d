import type { Conversation } from './conversation.ts'
import { type Change, moment } from './decision.ts'
import { type Policy, teamsOf } from './policy.ts'
import { Refusal } from './refusal.ts'

export const mentionsMax = 10
/** A case is read by its teams; beside them by so many who were asked by name. */
const readersMax = 100

/** A colleague who is named in a note: it stands in their list until they have seen it. */
export interface Mention {
  readonly agent: string
  readonly conversation: string
  readonly seq: number
  readonly at: number
  readonly by: string
}

/** Whom a note names, each once; its writer needs no call. */
export const mentioned = (
  names: readonly string[],
  by: string,
  { agents }: Policy,
): readonly string[] | Refusal => {
  const unknown = names.find((name) => !Object.hasOwn(agents, name))
  if (unknown !== undefined) {
    return new Refusal('unknown-agent', `There is no agent ${unknown} at this desk.`)
  }
  return [...new Set(names)].filter((name) => name !== by)
}

interface Read {
  readonly teams: readonly string[]
  readonly readers?: readonly string[] | undefined
}

/** Who may read a case beside its teams, once these agents have been asked by name: whoever could not read it before. */
export const readersWith = (
  { teams, readers = [] }: Read,
  agents: readonly string[],
  policy: Policy,
): readonly string[] => {
  const outside = agents.filter(
    (agent) =>
      !readers.includes(agent) && !teamsOf(policy, agent).some((team) => teams.includes(team)),
  )
  return [...readers, ...outside].slice(-readersMax)
}

/** The same as a change of a conversation; none where they all could read it before. */
export const openedTo = (
  conversation: Conversation,
  agents: readonly string[],
  policy: Policy,
  now: number,
): readonly Change<Conversation>[] => {
  const { readers: before = [] } = conversation
  const readers = readersWith(conversation, agents, policy)
  if (readers.every((agent) => before.includes(agent))) return []
  const after = { ...conversation, readers: [...readers], lastAt: moment(now, conversation) }
  return [{ before: conversation, after, events: [] }]
}
