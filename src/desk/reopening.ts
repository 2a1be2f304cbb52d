import { chooseAgent } from './agent.ts'
import { type Conversation, conversationId, teamsWith } from './conversation.ts'
import { deadline } from './deadline.ts'
import { type Decision, moment } from './decision.ts'
import { filing, waiting } from './filed-message.ts'
import type { FilingFacts } from './filing-facts.ts'
import type { Inbound } from './inbound.ts'
import type { Policy } from './policy.ts'
import { reopenedTicket } from './reopened-ticket.ts'
import { suiting } from './suiting.ts'
import { hourMilliseconds } from './units.ts'

/** A conversation that was resolved and is still inside the window in which a message reopens it. */
export const isReopenable = (current: Conversation, inbound: Inbound, policy: Policy): boolean =>
  current.state === 'resolved' &&
  !current.isQuiet &&
  inbound.receivedAt <
    (current.resolvedAt ?? 0) + policy.conversations.reopenHours * hourMilliseconds

/**
 * A resolved conversation goes on, and its ticket with it: both are owed an answer again. A ticket that goes on already,
 * by another of its conversations, has it where it is.
 */
export const reopened = (
  facts: FilingFacts,
  current: Conversation,
  policy: Policy,
  now: number,
): Decision => {
  const { inbound, ticket, candidates } = facts
  const at = Math.max(moment(now, current), inbound.receivedAt)
  // Whoever knows the case gets it back, unless they have no room.
  const formerly = candidates.filter(({ id }) => id === current.agent)
  const isLed = ticket?.state === 'open'
  const free = chooseAgent(formerly, now) ?? chooseAgent(candidates, now, suiting(policy, current))
  const agent = isLed ? ticket.agent : free
  const team = ticket?.team ?? current.team
  const { receivedAt } = inbound
  const { firstResponseMinutes, resolutionMinutes } = policy.targets
  const first = deadline('first-response', receivedAt, firstResponseMinutes)
  const resolution = deadline('resolution', receivedAt, resolutionMinutes)
  const event = { at, correlation: inbound.correlation, agent, team }
  const conversation: Conversation = {
    ...waiting(current, inbound, policy),
    state: 'open',
    team,
    teams: teamsWith(current.teams, team),
    agent,
    priority: ticket?.priority ?? current.priority,
    resolvedAt: undefined,
    waitingSince: receivedAt,
    waitedSince: undefined,
    answeredAt: undefined,
    firstResponseFrom: receivedAt,
    deadlines: ticket === undefined ? [first, resolution] : [first],
    lastAt: at,
  }
  const about = conversationId(current)
  return {
    ...filing(facts, conversation),
    conversations: [
      {
        before: current,
        after: conversation,
        events: [{ ...event, type: 'conversation.reopened', conversation: about }],
      },
    ],
    tickets: ticket === undefined ? [] : [reopenedTicket(ticket, resolution, event)],
  }
}
