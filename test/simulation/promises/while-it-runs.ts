import type { Agent } from '../../../src/desk/agent.ts'
import type { Conversation } from '../../../src/desk/conversation.ts'
import type { Message } from '../../../src/desk/message.ts'
import type { Policy } from '../../../src/desk/policy.ts'
import type { Ticket } from '../../../src/desk/ticket.ts'
import type { Item } from './observed.ts'

/** The load that a change gives an agent never passes their capacity. */
export const overloaded = (
  before: Item | undefined,
  after: Item | undefined,
): string | undefined => {
  if (after?.kind !== 'agent') return undefined
  const { id, load, capacity } = after as unknown as Agent
  const former = Number(before?.load ?? 0)
  return load > capacity && load > former ? `${id} gets case ${load} of ${capacity}` : undefined
}

const hasRoom = (agent: Agent, now: number): boolean =>
  agent.presence === 'online' && agent.presenceUntil > now && agent.load < agent.capacity

/** Cases that nobody has while somebody of their team is online with room, by name. */
export const waitingBesideRoom = (
  items: readonly Item[],
  { teams }: Policy,
  now: number,
): readonly string[] => {
  const agents = items.filter(({ kind }) => kind === 'agent') as unknown as readonly Agent[]
  const free = new Set(agents.filter((agent) => hasRoom(agent, now)).map(({ id }) => id))
  const hasHelp = (team: string): boolean =>
    teams[team]?.members.some((member) => free.has(member)) === true
  return items.flatMap((item) => {
    const { kind, state, agent, team } = item as unknown as Conversation | Ticket
    if (kind !== 'conversation' && kind !== 'ticket') return []
    return state === 'open' && agent === undefined && hasHelp(team) ? [`${item.pk} ${item.sk}`] : []
  })
}

/** Since when something could be done: a reply waits for the one before it, whatever its own time says. */
const possibleFrom = (item: Item, before: Item | undefined): number => {
  if (item.delivery !== 'queued' || before === undefined) return Number(item.dueRank)
  const { delivery, settledAt = 0 } = before as unknown as Message & { settledAt?: number }
  const isOnItsWay = delivery === 'queued' || delivery === 'sending'
  return isOnItsWay ? Number.POSITIVE_INFINITY : Math.max(Number(item.dueRank), settledAt)
}

/** What has been due, and could be done, since before this moment, by key. */
export const overdue = (items: readonly Item[], until: number): readonly string[] => {
  const byKey = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]))
  return items.flatMap((item) => {
    if (item.dueKey === undefined || Number(item.dueRank) > until) return []
    const before = `${item.sk.slice(0, -8)}${String(item.after).padStart(8, '0')}`
    if (possibleFrom(item, byKey.get(`${item.pk} ${before}`)) > until) return []
    return [`${item.pk} ${item.sk}, due at ${item.dueRank}`]
  })
}

/**
 * Replies that are shown as unconfirmed although the app's yes had reached a worker that lived, and nothing befell
 * that worker or its calls for this reply: a claim that ended too early.
 */
export const doubtedWithoutReason = (
  items: readonly Item[],
  answered: ReadonlySet<string>,
  happened: readonly string[],
): readonly string[] =>
  items.flatMap((item) => {
    if (item.kind !== 'message' || item.delivery !== 'unconfirmed') return []
    const { thread, episode, seq } = item as unknown as Message
    const id = `msg_${thread}_${episode}_${seq}`
    const isExcused = happened.some((one) => one.includes(`${item.pk} ${item.sk}`))
    return answered.has(id) && !isExcused ? [`${id} was answered, and is shown as unconfirmed`] : []
  })
