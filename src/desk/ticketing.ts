import { type Conversation, conversationId } from './conversation.ts'
import { deadline, without } from './deadline.ts'
import { type Decision, moment } from './decision.ts'
import { missedUnseen } from './escalating.ts'
import type { Policy } from './policy.ts'
import { Refusal } from './refusal.ts'
import { ledBy, type Ticket, type TicketType } from './ticket.ts'

export interface TicketRequest {
  readonly number: number
  readonly type: TicketType
  readonly title: string
  readonly priority: number | undefined
  readonly by: string
  readonly correlation: string
}

/** Opens a ticket for a conversation: from here on the ticket leads, and carries the load and the resolution target. */
export const openTicket = (
  conversation: Conversation,
  request: TicketRequest,
  policy: Policy,
  now: number,
): Decision | Refusal => {
  if (conversation.state === 'resolved') return new Refusal('already-resolved')
  if (conversation.ticket !== undefined) {
    return new Refusal(
      'already-linked',
      `The conversation belongs to ticket ${conversation.ticket} already.`,
    )
  }
  const at = moment(now, conversation)
  const { number, by, correlation } = request
  const { team, agent } = conversation
  const ticket = ticketFor(conversation, request, policy, at)
  const event = { at, correlation, by, team, agent, ticket: number }
  const after: Conversation = {
    ...conversation,
    ticket: number,
    priority: ticket.priority,
    lastAt: at,
    deadlines: without(conversation.deadlines, 'resolution'),
  }
  return {
    tickets: [{ before: undefined, after: ticket, events: [{ ...event, type: 'ticket.opened' }] }],
    conversations: [
      {
        before: conversation,
        after,
        events: [
          ...missedUnseen(conversation, at, 'linked', 'resolution'),
          { ...event, type: 'conversation.linked', conversation: conversationId(conversation) },
        ],
      },
    ],
  }
}

const ticketFor = (
  conversation: Conversation,
  { number, type, title, priority }: TicketRequest,
  policy: Policy,
  at: number,
): Ticket => {
  const { team, agent, customer, channel, inbox, locale, correlation } = conversation
  return {
    kind: 'ticket',
    number,
    rev: 0,
    state: 'open',
    type,
    title,
    priority: priority ?? conversation.priority,
    team,
    teams: [team],
    agent,
    customer,
    channel,
    inbox,
    locale,
    conversations: [conversationId(conversation)],
    openedAt: at,
    lastAt: at,
    movedAt: at,
    deadlines: [deadline('resolution', at, policy.targets.resolutionMinutes)],
    resolutions: 0,
    correlation,
  }
}

export interface TicketEdit {
  readonly title?: string | undefined
  readonly type?: TicketType | undefined
  readonly priority?: number | undefined
}

/** Changes what a ticket says of itself. A new priority moves its conversations in the lists too. */
export const changeTicket = (
  ticket: Ticket,
  conversations: readonly Conversation[],
  edit: TicketEdit,
  by: { readonly agent: string; readonly correlation: string },
  now: number,
): Decision | Refusal => {
  if (ticket.state === 'resolved') return new Refusal('already-resolved')
  const at = moment(now, ticket)
  const { title = ticket.title, type = ticket.type, priority = ticket.priority } = edit
  return {
    tickets: [
      {
        before: ticket,
        after: { ...ticket, title, type, priority, lastAt: at },
        events: [
          {
            type: 'ticket.changed',
            at,
            correlation: by.correlation,
            ticket: ticket.number,
            by: by.agent,
            why: Object.entries(edit)
              .flatMap(([name, value]) => (value === undefined ? [] : [name]))
              .sort()
              .join(','),
          },
        ],
      },
    ],
    conversations: ledBy(ticket, conversations)
      .filter((one) => one.priority !== priority)
      .map((before) => ({
        before,
        after: { ...before, priority, lastAt: moment(now, before) },
        events: [],
      })),
  }
}
