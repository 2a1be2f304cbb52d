import type { Conversation } from './conversation.ts'
import { Target, withMissed } from './deadline.ts'
import { type Decision, moment } from './decision.ts'
import { missedUnseen } from './escalating.ts'
import { type By, joined, ticketChange } from './linking.ts'
import { openedTo } from './mentioning.ts'
import type { Policy } from './policy.ts'
import { Refusal } from './refusal.ts'
import { conversationsMax, type Ticket } from './ticket.ts'

/**
 * Two tickets are about the same: one ends, and the other goes on with all its conversations. What a customer writes
 * later to one of them comes to the other as well, so that those which are over move along. Nobody is asked how it was:
 * nothing was resolved.
 */
export const mergeTickets = (
  from: Ticket,
  into: Ticket,
  /** Of both. */
  conversations: readonly Conversation[],
  by: By,
  policy: Policy,
  now: number,
): Decision | Refusal => {
  if (from.number === into.number) return new Refusal('same-ticket')
  if (from.state === 'resolved' || into.state === 'resolved') return new Refusal('already-resolved')
  const all = [...new Set([...into.conversations, ...from.conversations])]
  if (all.length > conversationsMax) return new Refusal('ticket-full')
  const at = moment(now, from)
  const led = conversations.filter(({ ticket }) => ticket === from.number)
  const { agent, correlation } = by
  const after: Ticket = {
    ...from,
    ...{ state: 'resolved', mergedInto: into.number, resolvedAt: at, lastAt: at },
    deadlines: withMissed(from.deadlines, at),
  }
  return {
    tickets: [
      {
        before: from,
        after,
        events: [
          {
            type: 'ticket.merged',
            ...{ at, correlation, by: agent, ticket: from.number, into: into.number },
            ...{ team: from.team, agent: from.agent },
          },
          ...missedUnseen(from, at, 'merged', ...Target.options),
        ],
      },
      ticketChange(into, by, now, 'merged', {
        conversations: all,
        teams: union(into.teams, from.teams),
        ...optional('watchers', union(into.watchers, from.watchers)),
        ...optional('readers', union(into.readers, from.readers)),
      }),
    ],
    conversations: [
      ...led.map((one) => joined(one, into, { ...by, at: moment(now, one) }, policy)),
      ...conversations
        .filter(({ ticket }) => ticket === into.number)
        .flatMap((one) => openedTo(one, from.watchers ?? [], policy, now)),
    ],
  }
}

const union = (some: readonly string[] = [], more: readonly string[] = []): string[] => [
  ...new Set([...some, ...more]),
]

const optional = (name: 'watchers' | 'readers', value: string[]): Partial<Ticket> =>
  value.length === 0 ? {} : { [name]: value }
