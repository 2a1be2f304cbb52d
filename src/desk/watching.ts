import { type Caller, mayAct, mayRead } from './caller.ts'
import type { Conversation } from './conversation.ts'
import type { Decision } from './decision.ts'
import { type By, ticketChange } from './linking.ts'
import { openedTo, readersWith } from './mentioning.ts'
import type { Policy } from './policy.ts'
import { Refusal } from './refusal.ts'
import type { Ticket } from './ticket.ts'

export const watchersMax = 20

export interface Watching {
  readonly decision: Decision
  readonly watchers: readonly string[]
  /** Whose list the ticket comes into, and whose it leaves. */
  readonly begun: readonly string[]
  readonly ended: readonly string[]
}

/**
 * Says who follows a ticket, and reads what is said in its conversations. Who may not change it may at least leave it
 * alone.
 */
export const watchTicket = (
  ticket: Ticket,
  conversations: readonly Conversation[],
  wanted: readonly string[],
  { caller, correlation }: { readonly caller: Caller; readonly correlation: string },
  policy: Policy,
  now: number,
): Watching | Refusal => {
  const before = ticket.watchers ?? []
  const watchers = [...new Set(wanted)]
  const begun = watchers.filter((agent) => !before.includes(agent))
  const ended = before.filter((agent) => !watchers.includes(agent))
  const leaves = begun.length === 0 && ended.every((agent) => agent === caller.agent)
  const refusal = leaves ? mayRead(caller, ticket) : mayAct(caller, ticket)
  if (refusal !== undefined) return refusal
  const unknown = begun.find((agent) => !Object.hasOwn(policy.agents, agent))
  if (unknown !== undefined) {
    return new Refusal('unknown-agent', `There is no agent ${unknown} at this desk.`)
  }
  if (begun.length === 0 && ended.length === 0) return { decision: {}, watchers, begun, ended }
  const by: By = { agent: caller.agent, correlation }
  const readers = readersWith(ticket, begun, policy)
  return {
    decision: {
      tickets: [
        ticketChange(ticket, by, now, 'watchers', {
          watchers,
          ...(readers.length === 0 ? {} : { readers: [...readers] }),
        }),
      ],
      conversations: conversations.flatMap((one) => openedTo(one, begun, policy, now)),
    },
    watchers,
    begun,
    ended,
  }
}
