import { chooseAgent } from './agent.ts'
import { type Conversation, conversationId } from './conversation.ts'
import type { Customer } from './customer.ts'
import { deadline } from './deadline.ts'
import type { Decision } from './decision.ts'
import type { Event } from './event.ts'
import { filing, knownCustomer, shownAs } from './filed-message.ts'
import type { FilingFacts } from './filing-facts.ts'
import type { Inbound } from './inbound.ts'
import { type Policy, priorityOf } from './policy.ts'
import { isRefusal, Refusal } from './refusal.ts'
import { suiting } from './suiting.ts'

/** A new conversation: for the inbox's team, with the agent who has room, and an answer owed. */
export const opened = (facts: FilingFacts, policy: Policy, now: number): Decision | Refusal => {
  const { inbound, current, candidates } = facts
  const inbox = policy.inboxes[inbound.inbox]
  const team = inbox === undefined ? undefined : policy.teams[inbox.team]
  if (inbox === undefined || team === undefined) return new Refusal('unknown-inbox')
  const customer = knownCustomer(facts)
  const { locale } = shownAs(facts)
  const agent = chooseAgent(candidates, now, suiting(policy, { inbox: inbound.inbox, locale }))
  // The clock of who files may be behind that of who kept it: nothing of a case is older than its first message.
  const at = Math.max(now, inbound.receivedAt)
  const after: Conversation = {
    ...arrived(inbound, policy),
    ...shownAs(facts),
    episode: (current?.episode ?? 0) + 1,
    customer: customer.id,
    team: inbox.team,
    teams: [inbox.team],
    agent,
    lastAt: at,
  }
  const { channel, correlation } = inbound
  const event: Event = {
    type: 'conversation.opened',
    at,
    correlation,
    conversation: conversationId(after),
    agent,
    team: inbox.team,
    tier: team.tier,
    channel,
    inbox: inbound.inbox,
  }
  return {
    ...filing(facts, after),
    conversations: [{ before: undefined, after, events: [event] }],
    ...(current === undefined ? { thread: threadOf(inbound, customer) } : {}),
    ...(facts.isKnownIdentity || current !== undefined
      ? {}
      : { identity: { hash: inbound.identity, customer: customer.id } }),
  }
}

/** A machine's mail that belongs to nothing: kept where it can be found, over from the beginning, and no fact of any day. */
export const openedQuietly = (
  facts: FilingFacts,
  policy: Policy,
  now: number,
): Decision | Refusal => {
  const decision = opened({ ...facts, candidates: [] }, policy, now)
  if (isRefusal(decision)) return decision
  const changes = (decision.conversations ?? []).map(({ before, after }) => ({
    before,
    after: {
      ...after,
      state: 'resolved' as const,
      isQuiet: true,
      resolvedAt: after.lastAt,
      waitingSince: undefined,
      firstResponseFrom: undefined,
      deadlines: [],
    },
    events: [],
  }))
  return { ...decision, conversations: changes }
}

/** What a conversation has from the message that opens it: its wait begins with that one's arrival. */
const arrived = (inbound: Inbound, policy: Policy) => {
  const { receivedAt } = inbound
  return {
    kind: 'conversation' as const,
    thread: inbound.thread,
    rev: 0,
    state: 'open' as const,
    inbox: inbound.inbox,
    channel: inbound.channel,
    subject: inbound.mail?.subject,
    priority: priorityOf(policy, inbound.sender.tier),
    seq: 1,
    openedAt: receivedAt,
    lastInboundAt: receivedAt,
    waitingSince: receivedAt,
    firstResponseFrom: receivedAt,
    deadlines: [
      deadline('first-response', receivedAt, policy.targets.firstResponseMinutes),
      deadline('resolution', receivedAt, policy.targets.resolutionMinutes),
    ],
    resolutions: 0,
    correlation: inbound.correlation,
  }
}

const threadOf = (inbound: Inbound, customer: Customer) => ({
  kind: 'thread' as const,
  thread: inbound.thread,
  inbox: inbound.inbox,
  channel: inbound.channel,
  customer: customer.id,
  threadKey: inbound.threadKey,
  senderId: inbound.sender.id,
})
