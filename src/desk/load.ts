import type { Conversation } from './conversation.ts'
import type { Change, Decision } from './decision.ts'
import type { Ticket } from './ticket.ts'

/** Who carries this case as a unit of load. A conversation with a ticket counts as the ticket. */
const carrier = (head: Conversation | Ticket | undefined): string | undefined => {
  if (head === undefined || head.state === 'resolved') return undefined
  if (head.kind === 'conversation' && head.ticket !== undefined) return undefined
  return head.agent
}

/** How many open cases each agent gains or loses by this decision; agents without a change are left out. */
export const loadChanges = ({
  conversations = [],
  tickets = [],
}: Decision): ReadonlyMap<string, number> => {
  const changes = new Map<string, number>()
  const add = (agent: string | undefined, by: number): void => {
    if (agent !== undefined) changes.set(agent, (changes.get(agent) ?? 0) + by)
  }
  for (const { before, after } of [...conversations, ...tickets] as Change<
    Conversation | Ticket
  >[]) {
    add(carrier(before), -1)
    add(carrier(after), 1)
  }
  return new Map([...changes].filter(([, by]) => by !== 0))
}
