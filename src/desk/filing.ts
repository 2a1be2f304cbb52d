import { type Agent, chooseAgent } from './agent.ts'
import { type Conversation, conversationId } from './conversation.ts'
import { type Customer, withProfile } from './customer.ts'
import { deadline, without } from './deadline.ts'
import { type Decision, moment } from './decision.ts'
import type { Event } from './event.ts'
import type { Inbound } from './inbound.ts'
import type { Message } from './message.ts'
import { type Policy, priorityOf } from './policy.ts'
import { Refusal } from './refusal.ts'
import type { Ticket } from './ticket.ts'
import { hourMilliseconds } from './units.ts'

export interface FilingFacts {
  readonly inbound: Inbound
  /** The thread's newest conversation. */
  readonly current: Conversation | undefined
  /** The ticket of that conversation, where it matters: when both may be reopened. */
  readonly ticket: Ticket | undefined
  /** The customer, where the conversation is new or the profile changed. */
  readonly customer: Customer | undefined
  /** Whether the sender's identity stands already. */
  readonly isKnownIdentity: boolean
  /** The agents of the team that would take it, where one may be needed. */
  readonly candidates: readonly Agent[]
  readonly newCustomerId: string
}

/** A conversation that was resolved and is still inside the window in which a message reopens it. */
export const isReopenable = (current: Conversation, inbound: Inbound, policy: Policy): boolean =>
  current.state === 'resolved' &&
  inbound.receivedAt <
    (current.resolvedAt ?? 0) + policy.conversations.reopenHours * hourMilliseconds

/** Whose conversation a kept message belongs to, who takes it, and until when an answer is due. */
export const fileInbound = (
  facts: FilingFacts,
  policy: Policy,
  now: number,
): Decision | Refusal => {
  const { inbound, current } = facts
  if (current?.state === 'open') return continued(facts, current, policy)
  if (current !== undefined && isReopenable(current, inbound, policy)) {
    return reopened(facts, current, policy, now)
  }
  return opened(facts, policy, now)
}

const continued = (facts: FilingFacts, current: Conversation, policy: Policy): Decision => {
  const after = waiting(current, facts.inbound, policy)
  return { ...filing(facts, after), conversations: [{ before: current, after, events: [] }] }
}

/** The customer waits from the oldest message that nobody has answered. */
const waiting = (current: Conversation, inbound: Inbound, policy: Policy): Conversation => {
  const { receivedAt } = inbound
  const after: Conversation = {
    ...current,
    seq: current.seq + 1,
    lastAt: moment(receivedAt, current),
    lastInboundAt: Math.max(current.lastInboundAt, receivedAt),
    name: shownName(inbound),
    profile: inbound.profile,
  }
  if (current.waitingSince !== undefined) {
    return { ...after, waitingSince: Math.min(current.waitingSince, receivedAt) }
  }
  const next = deadline('next-response', receivedAt, policy.targets.nextResponseMinutes)
  return {
    ...after,
    waitingSince: receivedAt,
    answeredAt: undefined,
    deadlines: [...without(current.deadlines, 'next-response'), next],
  }
}

const reopened = (
  facts: FilingFacts,
  current: Conversation,
  policy: Policy,
  now: number,
): Decision => {
  const { inbound, ticket, candidates } = facts
  const at = moment(now, current)
  // Whoever knows the case gets it back, unless they have no room.
  const formerly = candidates.filter(({ id }) => id === current.agent)
  const agent = chooseAgent(formerly, now) ?? chooseAgent(candidates, now)
  const { receivedAt } = inbound
  const { firstResponseMinutes, resolutionMinutes } = policy.targets
  const first = deadline('first-response', receivedAt, firstResponseMinutes)
  const resolution = deadline('resolution', receivedAt, resolutionMinutes)
  const event = { at, correlation: inbound.correlation, agent, team: current.team }
  const conversation: Conversation = {
    ...waiting(current, inbound, policy),
    state: 'open',
    agent,
    resolvedAt: undefined,
    waitingSince: receivedAt,
    answeredAt: undefined,
    firstResponseFrom: receivedAt,
    deadlines: ticket === undefined ? [first, resolution] : [first],
    lastAt: at,
  }
  return {
    ...filing(facts, conversation),
    conversations: [
      {
        before: current,
        after: conversation,
        events: [
          { ...event, type: 'conversation.reopened', conversation: conversationId(current) },
        ],
      },
    ],
    tickets:
      ticket === undefined
        ? []
        : [
            {
              before: ticket,
              after: {
                ...ticket,
                state: 'open',
                agent,
                resolvedAt: undefined,
                deadlines: [resolution],
                movedAt: at,
                lastAt: at,
              },
              events: [{ ...event, type: 'ticket.reopened', ticket: ticket.number }],
            },
          ],
  }
}

const opened = (facts: FilingFacts, policy: Policy, now: number): Decision | Refusal => {
  const { inbound, current, candidates } = facts
  const inbox = policy.inboxes[inbound.inbox]
  const team = inbox === undefined ? undefined : policy.teams[inbox.team]
  if (inbox === undefined || team === undefined) return new Refusal('unknown-inbox')
  const { receivedAt } = inbound
  const customer = knownCustomer(facts)
  const agent = chooseAgent(candidates, now)
  const after: Conversation = {
    kind: 'conversation',
    thread: inbound.thread,
    episode: (current?.episode ?? 0) + 1,
    rev: 0,
    state: 'open',
    inbox: inbound.inbox,
    channel: inbound.channel,
    customer: customer.id,
    name: shownName(inbound),
    locale: inbound.sender.locale,
    profile: inbound.profile,
    team: inbox.team,
    teams: [inbox.team],
    agent,
    priority: priorityOf(policy, inbound.sender.tier),
    seq: 1,
    openedAt: receivedAt,
    lastAt: now,
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
  const { channel, correlation } = inbound
  const event: Event = {
    type: 'conversation.opened',
    at: now,
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

/** What every filing writes: the message under its number, the mark, and a customer who is new or has changed. */
const filing = (facts: FilingFacts, conversation: Conversation): Decision => {
  const { inbound, current, customer } = facts
  const { thread, episode, seq } = conversation
  const message: Message = {
    kind: 'message',
    thread,
    episode,
    seq,
    direction: 'inbound',
    text: inbound.text,
    at: inbound.receivedAt,
    sentAt: inbound.sentAt,
    attachments: inbound.attachments,
    correlation: inbound.correlation,
  }
  const said = withProfile(knownCustomer(facts), inbound.sender)
  const isNew = customer === undefined && current === undefined
  const hasChanged = customer !== undefined && JSON.stringify(said) !== JSON.stringify(customer)
  return {
    messages: [message],
    filed: { inbound, episode, seq },
    ...(isNew || hasChanged ? { customer: { isNew, after: said } } : {}),
  }
}

const knownCustomer = ({ customer, current, newCustomerId, inbound }: FilingFacts): Customer =>
  customer ?? {
    kind: 'customer',
    id: current?.customer ?? newCustomerId,
    since: inbound.receivedAt,
  }

const shownName = ({ sender }: Inbound): string => sender.name ?? sender.id

const threadOf = (inbound: Inbound, customer: Customer) => ({
  kind: 'thread' as const,
  thread: inbound.thread,
  inbox: inbound.inbox,
  channel: inbound.channel,
  customer: customer.id,
  threadKey: inbound.threadKey,
  senderId: inbound.sender.id,
})
