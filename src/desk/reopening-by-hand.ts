import { type Conversation, conversationId, teamsWith } from './conversation.ts'
import { deadline } from './deadline.ts'
import { type Decision, moment } from './decision.ts'
import type { Policy } from './policy.ts'
import { Refusal } from './refusal.ts'
import { reopenedTicket } from './reopened-ticket.ts'
import type { Ticket } from './ticket.ts'

export interface ReopeningFacts {
  readonly conversation: Conversation
  /** The newest conversation of its thread. */
  readonly newest: Conversation
  /** The ticket that led it, where it had one: open, where it goes on already by another conversation. */
  readonly ticket: Ticket | undefined
  /** Who has it from now on: nobody, where they have no room. */
  readonly agent: string | undefined
  readonly by: string
  readonly correlation: string
}

/**
 * An agent goes on with a case that was over: who had been answered does not wait, and it is to be resolved anew. What
 * the customer writes next comes into the newest conversation of a thread, so that no older one can be open beside it.
 */
export const reopenedByHand = (
  facts: ReopeningFacts,
  policy: Policy,
  now: number,
): Decision | Refusal => {
  const { conversation, newest, ticket, by, correlation } = facts
  if (conversation.state === 'open') return new Refusal('already-open')
  if (newest.episode !== conversation.episode) {
    return new Refusal('newer-conversation', `${conversationId(newest)} goes on with it.`)
  }
  const at = moment(now, conversation)
  const resolution = deadline('resolution', at, policy.targets.resolutionMinutes)
  const isLedAlready = ticket?.state === 'open'
  const team = ticket?.team ?? conversation.team
  const agent = isLedAlready ? ticket.agent : facts.agent
  const answer = deadline('next-response', at, policy.targets.nextResponseMinutes)
  const isLed = ticket !== undefined
  // Whom nobody had answered when it was resolved waits again.
  const waits = conversation.waitedSince !== undefined
  const event = { at, correlation, by, agent, team }
  return {
    conversations: [
      {
        before: conversation,
        after: {
          ...conversation,
          ...{ state: 'open', team, agent, lastAt: at },
          teams: teamsWith(conversation.teams, team),
          priority: ticket?.priority ?? conversation.priority,
          ...{ resolvedAt: undefined, isQuiet: undefined, waitedSince: undefined },
          ...(waits ? { waitingSince: conversation.waitedSince } : { answeredAt: at }),
          deadlines: [...(waits ? [answer] : []), ...(isLed ? [] : [resolution])],
        },
        events: [
          { ...event, type: 'conversation.reopened', conversation: conversationId(conversation) },
        ],
      },
    ],
    tickets: ticket === undefined ? [] : [reopenedTicket(ticket, resolution, event)],
  }
}
