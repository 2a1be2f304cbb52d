import { type Agent, chooseAgent } from './agent.ts'
import { awake } from './awake.ts'
import { type Conversation, conversationId, teamsWith } from './conversation.ts'
import { type Change, type Decision, moment } from './decision.ts'
import type { EventType } from './event.ts'
import { type Policy, teamOf } from './policy.ts'
import { Refusal } from './refusal.ts'
import { noteOn } from './replying.ts'
import { roomRefusal } from './room.ts'
import { suiting } from './suiting.ts'
import { ledBy, type Ticket } from './ticket.ts'

/** Where work goes: a team, or one of its agents. */
export interface Destination {
  readonly team: string
  readonly agent: string | undefined
}

export interface Transfer {
  readonly to: Destination
  /** The agents of the destination's team. */
  readonly candidates: readonly Agent[]
  /** For whoever has it then; it stands in what they read first. */
  readonly note?: string | undefined
  readonly by: string
  readonly correlation: string
}

/** Moves a conversation that has no open ticket. */
export const transferConversation = (
  conversation: Conversation,
  transfer: Transfer,
  policy: Policy,
  now: number,
): Decision | Refusal => {
  if (conversation.state === 'resolved') return new Refusal('already-resolved')
  if (conversation.ticket !== undefined) return ticketLeads(conversation.ticket)
  const to = resolvedDestination(transfer, conversation, policy, now)
  if (to instanceof Refusal) return to
  return movedWithNote([conversation], to, transfer, now)
}

/** Moves a ticket, and its open conversations with it. */
export const transferTicket = (
  ticket: Ticket,
  conversations: readonly Conversation[],
  transfer: Transfer,
  policy: Policy,
  now: number,
): Decision | Refusal => {
  if (ticket.state === 'resolved') return new Refusal('already-resolved')
  const to = resolvedDestination(transfer, ticket, policy, now)
  if (to instanceof Refusal) return to
  return {
    tickets: [moved(ticket, to, transfer, now)],
    ...movedWithNote(ledBy(ticket, conversations), to, transfer, now),
  }
}

export const ticketLeads = (ticket: number): Refusal =>
  new Refusal('ticket-leads', `The conversation belongs to ticket ${ticket}: act on the ticket.`)

/** A named agent must have room; with only a team named, the agent of it who suits best takes it, or it is queued. */
const resolvedDestination = (
  { to, candidates }: Transfer,
  present: Conversation | Ticket,
  policy: Policy,
  now: number,
): Destination | Refusal => {
  const team = teamOf(policy, to.team)
  if (team === undefined) {
    return new Refusal(
      'unknown-team',
      `There is no team ${to.team}; there are ${Object.keys(policy.teams).join(', ')}.`,
    )
  }
  if (to.agent === undefined) {
    return { team: to.team, agent: chooseAgent(candidates, now, suiting(policy, present)) }
  }
  const agent = candidates.find(({ id }) => id === to.agent)
  const refusal = roomRefusal(to.team, to.agent, agent, policy)
  // Who has it already needs no more room.
  return refusal === undefined || (refusal.code === 'no-room' && to.agent === present.agent)
    ? to
    : refusal
}

/** The conversations of a case, each moved; the newest has the note. */
const movedWithNote = (
  conversations: readonly Conversation[],
  to: Destination,
  transfer: Transfer,
  now: number,
): Decision => {
  const { note: text, by: agent, correlation } = transfer
  const newest = conversations.at(-1)
  const noted =
    text === undefined || newest === undefined
      ? undefined
      : noteOn({ conversation: newest, text, agent, correlation }, now)
  return {
    conversations: conversations.map((before) => {
      const present = before === newest ? noted?.conversations?.[0]?.after : undefined
      return { ...moved(present ?? before, to, transfer, now), before }
    }),
    ...(noted?.messages === undefined ? {} : { messages: noted.messages }),
  }
}

const moved = <Head extends Conversation | Ticket>(
  head: Head,
  to: Destination,
  { by, correlation }: Transfer,
  now: number,
): Change<Head> => {
  const at = moment(now, head)
  const type: EventType = head.kind === 'ticket' ? 'ticket.transferred' : 'conversation.transferred'
  const about =
    head.kind === 'ticket'
      ? { ticket: head.number }
      : { conversation: conversationId(head), ticket: head.ticket }
  return {
    before: head,
    after: {
      ...head,
      ...(head.kind === 'conversation' ? awake : {}),
      team: to.team,
      agent: to.agent,
      teams: teamsWith(head.teams, to.team),
      lastAt: at,
      ...(head.kind === 'ticket' ? { movedAt: at } : {}),
    },
    events: [
      {
        type,
        ...about,
        at,
        correlation,
        by,
        team: to.team,
        agent: to.agent,
        fromTeam: head.team,
        fromAgent: head.agent,
      },
    ],
  }
}
