import * as z from 'zod/mini'

/** What changes all day about an agent; who they are stands in the policy. */
export const Agent = z.object({
  kind: z.literal('agent'),
  id: z.string(),
  presence: z.enum(['online', 'away']),
  /** Presence expires: nobody is given work because a browser was closed without a word. */
  presenceUntil: z.number(),
  capacity: z.int(),
  /** Open cases; a conversation and its ticket count once. */
  load: z.int(),
  /** When work was last given to them: among equals the one who waited longest is next. */
  assignedAt: z.number(),
})
export type Agent = z.infer<typeof Agent>

/** Whether they can hold one more case, there or not: for work that is theirs by name. */
export const hasCapacity = ({ load, capacity }: Agent): boolean => load < capacity

export const isOnline = ({ presence, presenceUntil }: Agent, now: number): boolean =>
  presence === 'online' && presenceUntil > now

/** Whether the desk may give them one more case by itself. */
export const hasRoom = (agent: Agent, now: number): boolean =>
  isOnline(agent, now) && hasCapacity(agent)

/**
 * Of the agents with room the one who suits best (the smaller the rank, the better); among equals the least loaded, then
 * who waited longest, then by id.
 */
export const chooseAgent = (
  agents: readonly Agent[],
  now: number,
  rank: (agent: string) => number = () => 0,
): string | undefined =>
  agents
    .filter((agent) => hasRoom(agent, now))
    .sort(
      (a, b) =>
        rank(a.id) - rank(b.id) ||
        a.load - b.load ||
        a.assignedAt - b.assignedAt ||
        (a.id < b.id ? -1 : 1),
    )[0]?.id
