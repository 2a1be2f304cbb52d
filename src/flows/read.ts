import type { Caller } from '../desk/caller.ts'
import { isTyping, seqRead } from '../desk/chat.ts'
import { type Conversation, parsedConversationId } from '../desk/conversation.ts'
import type { Customer } from '../desk/customer.ts'
import type { Message } from '../desk/message.ts'
import { isRefusal, Refusal } from '../desk/refusal.ts'
import type { Ticket } from '../desk/ticket.ts'
import { othersViewing, type Viewer } from '../desk/viewing.ts'
import { now } from '../platform/clock.ts'
import { changeTag } from '../store/changed.ts'
import { agentPk, teamPk } from '../store/keys.ts'
import { customer } from '../store/queries/heads.ts'
import {
  agentWork,
  type ListPage,
  ListPosition,
  teamQueue,
  teamWork,
} from '../store/queries/lists.ts'
import {
  conversationEvents,
  type EventPage,
  messagesAfter,
  ticketEvents,
} from '../store/queries/timeline.ts'
import {
  type ReadableChat,
  readableChat,
  readableConversation,
  readableTeam,
  readableTicket,
} from './case.ts'

/** Where a reader of a list stands, as a cursor carries it. */
export { type EventPage, type ListPage, ListPosition }

/** What a poll answers when its tag is still the present one: nothing was read but the tag. */
export type Polled<Found> = { readonly tag: string; readonly found: Found | 'unchanged' }

/** An agent's open work: the cases whose customers wait. */
export const myWork = async (
  agent: string,
  place: 'held' | 'idle',
  limit: number,
  after: ListPosition | undefined,
  knownTag: string | undefined,
): Promise<Polled<ListPage>> => {
  const tag = await changeTag(agentPk(agent))
  if (after === undefined && tag === knownTag) return { tag, found: 'unchanged' }
  return { tag, found: await agentWork(agent, place, limit, after) }
}

/** What a team has open, and somebody holds. */
export const workOfTeam = async (
  team: string,
  place: 'held' | 'idle',
  caller: Caller,
  limit: number,
  after: ListPosition | undefined,
): Promise<ListPage | Refusal> => {
  const found = await readableTeam(team, caller)
  return isRefusal(found) ? found : teamWork(team, place, limit, after)
}

/** What waits in a team's queue, for those who work in that team. */
export const queueOf = async (
  team: string,
  caller: Caller,
  limit: number,
  after: ListPosition | undefined,
  knownTag: string | undefined,
): Promise<Polled<ListPage> | Refusal> => {
  const found = await readableTeam(team, caller)
  if (isRefusal(found)) return found
  const tag = await changeTag(teamPk(team))
  if (after === undefined && tag === knownTag) return { tag, found: 'unchanged' }
  return { tag, found: await teamQueue(team, limit, after) }
}

export const conversationWith = async (
  id: string,
  caller: Caller,
): Promise<{ head: Conversation; customer: Customer | undefined } | Refusal> => {
  const head = await readableConversation(id, caller)
  return isRefusal(head) ? head : { head, customer: await customer(head.customer) }
}

/** What a customer in a web chat does, besides writing. */
export interface Signs {
  readonly isTyping: boolean
  /** The last of our messages that they have seen. */
  readonly readTo: number
  /** Colleagues who have it open. */
  readonly agents: readonly Viewer[]
}

export interface MessagesPage {
  readonly messages: readonly Message[]
  /** Where they were asked for. */
  readonly signs: Signs | undefined
}

/** Messages after `seq`; the head alone (half a read unit, signs included) tells that there is none. */
export const messagesOf = async (
  id: string,
  caller: Caller,
  { seq, limit, withSigns }: { seq: number; limit: number; withSigns: boolean },
): Promise<MessagesPage | Refusal> => {
  const found = withSigns ? await readableChat(id, caller) : await readableConversation(id, caller)
  if (isRefusal(found)) return found
  const { head, ...watched } = 'head' in found ? found : { head: found }
  return {
    messages: head.seq <= seq ? [] : await messagesAfter(head, seq, limit),
    signs: 'signs' in watched ? signsOf({ head, ...watched }, caller) : undefined,
  }
}

const signsOf = ({ head, signs, viewing }: ReadableChat, { agent }: Caller): Signs => {
  const at = now()
  return {
    isTyping: isTyping(signs.customerTypingUntil, at),
    readTo: seqRead(signs, head),
    agents: othersViewing(viewing, agent, at),
  }
}

export const eventsOf = async (
  id: string,
  caller: Caller,
  limit: number,
  after: string | undefined,
): Promise<EventPage | Refusal> => {
  const head = await readableConversation(id, caller)
  const at = parsedConversationId(id)
  if (isRefusal(head)) return head
  return at === undefined ? new Refusal('not-found') : conversationEvents(at, limit, after)
}

export const ticketOf = (number: number, caller: Caller): Promise<Ticket | Refusal> =>
  readableTicket(number, caller)

export const eventsOfTicket = async (
  number: number,
  caller: Caller,
  limit: number,
  after: string | undefined,
): Promise<EventPage | Refusal> => {
  const head = await readableTicket(number, caller)
  return isRefusal(head) ? head : ticketEvents(number, limit, after)
}
