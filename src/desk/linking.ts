import { type Agent, hasCapacity } from './agent.ts'
import { awake } from './awake.ts'
import { type Conversation, conversationId, teamsWith } from './conversation.ts'
import { deadline, without } from './deadline.ts'
import { type Change, type Decision, moment } from './decision.ts'
import { missedUnseen } from './escalating.ts'
import { readersWith } from './mentioning.ts'
import type { Policy } from './policy.ts'
import { Refusal } from './refusal.ts'
import { conversationsMax, type Ticket } from './ticket.ts'

export interface By {
  readonly agent: string
  readonly correlation: string
}

/** A conversation joins a ticket that is there: from here on the ticket leads it, with its team, agent and priority. */
export const linkConversation = (
  ticket: Ticket,
  conversation: Conversation,
  by: By,
  policy: Policy,
  now: number,
): Decision | Refusal => {
  if (ticket.state === 'resolved' || conversation.state === 'resolved') {
    return new Refusal('already-resolved')
  }
  if (conversation.ticket !== undefined) {
    const detail = `The conversation belongs to ticket ${conversation.ticket} already.`
    return new Refusal('already-linked', detail)
  }
  if (ticket.conversations.length >= conversationsMax) return new Refusal('ticket-full')
  const at = moment(now, conversation)
  const change = joined(conversation, ticket, { ...by, at }, policy)
  return {
    tickets: [
      ticketChange(ticket, by, now, 'linked', {
        conversations: [...ticket.conversations, conversationId(conversation)],
      }),
    ],
    conversations: [
      {
        ...change,
        events: [...missedUnseen(conversation, at, 'linked', 'resolution'), ...change.events],
      },
    ],
  }
}

/** A conversation as a ticket leads it. */
export const joined = (
  conversation: Conversation,
  ticket: Ticket,
  { agent: by, correlation, at }: By & { readonly at: number },
  policy: Policy,
): Change<Conversation> => {
  const { team, agent, priority, number, watchers = [] } = ticket
  const readers = readersWith(conversation, watchers, policy)
  const about = conversationId(conversation)
  return {
    before: conversation,
    after: {
      ...conversation,
      ...awake,
      ...{ ticket: number, team, agent, priority, lastAt: at },
      teams: teamsWith(conversation.teams, team),
      ...(readers.length === 0 ? {} : { readers: [...readers] }),
      deadlines: without(conversation.deadlines, 'resolution'),
    },
    events: [
      {
        type: 'conversation.linked',
        ...{ at, correlation, by, team, agent, ticket: number, conversation: about },
        fromTeam: conversation.team,
        fromAgent: conversation.agent,
      },
    ],
  }
}

/**
 * A conversation goes on without its ticket: its agent keeps it where they have room for one more, and its own promise of
 * a resolution counts from here.
 */
export const unlinkConversation = (
  ticket: Ticket,
  conversation: Conversation,
  holder: Agent | undefined,
  by: By,
  policy: Policy,
  now: number,
): Decision | Refusal => {
  if (conversation.ticket !== ticket.number) return new Refusal('not-linked')
  if (ticket.state === 'resolved' || conversation.state === 'resolved') {
    return new Refusal('already-resolved')
  }
  const at = moment(now, conversation)
  const id = conversationId(conversation)
  const agent = holder !== undefined && hasCapacity(holder) ? conversation.agent : undefined
  const { team } = conversation
  const { correlation, agent: who } = by
  return {
    tickets: [
      ticketChange(ticket, by, now, 'unlinked', {
        conversations: ticket.conversations.filter((one) => one !== id),
      }),
    ],
    conversations: [
      {
        before: conversation,
        after: {
          ...conversation,
          ...{ ticket: undefined, agent, lastAt: at },
          deadlines: [
            ...conversation.deadlines,
            deadline('resolution', at, policy.targets.resolutionMinutes),
          ],
        },
        events: [
          {
            type: 'conversation.unlinked',
            ...{ at, correlation, by: who, team, agent, ticket: ticket.number, conversation: id },
          },
        ],
      },
    ],
  }
}

/** A ticket with something else about it, and the event that says what. */
export const ticketChange = (
  ticket: Ticket,
  { agent, correlation }: By,
  now: number,
  why: string,
  changed: Partial<Ticket>,
): Change<Ticket> => {
  const at = moment(now, ticket)
  const { number } = ticket
  return {
    before: ticket,
    after: { ...ticket, ...changed, lastAt: at },
    events: [{ type: 'ticket.changed', at, correlation, ticket: number, by: agent, why }],
  }
}
