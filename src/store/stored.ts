import { type Conversation, conversationId } from '../desk/conversation.ts'
import { nextDueAt } from '../desk/deadline.ts'
import type { Message } from '../desk/message.ts'
import { position } from '../desk/position.ts'
import type { Survey } from '../desk/survey.ts'
import type { Ticket } from '../desk/ticket.ts'
import { customerIndex, dueIndex, keys, ownerIndex } from './keys.ts'

/** The shape of the items that this version writes; a reader of a later version upcasts older ones. */
const version = 1

/** The items of the heads: what the desk knows, with its keys and its places in the indexes, all derived. */

export const conversationItem = (head: Conversation) => {
  const key = keys.conversation(head.thread, head.episode)
  return {
    ...key,
    v: version,
    ...head,
    ...lists(head, conversationCard(head)),
    ...customerIndex(head.customer, head.openedAt, head.kind),
    ...dueIndex(key, nextDueAt(head)),
  }
}

export const ticketItem = (head: Ticket) => {
  const key = keys.ticket(head.number)
  return {
    ...key,
    v: version,
    ...head,
    ...lists(head, ticketCard(head)),
    ...customerIndex(head.customer, head.openedAt, head.kind),
    ...dueIndex(key, nextDueAt(head)),
  }
}

export const surveyItem = (head: Survey) => {
  const key = keys.survey(head.id)
  return { ...key, v: version, ...head, ...dueIndex(key, head.dueAt) }
}

export const messageItem = (message: Message) => {
  const key = keys.message(message.thread, message.episode, message.seq)
  return { ...key, v: version, ...message, ...dueIndex(key, message.dueAt) }
}

const lists = (head: Conversation | Ticket, card: object) => {
  const at = position(head)
  if (at === undefined) return {}
  return { ...ownerIndex(head.team, at.place, at.priority, at.since, head.agent), card }
}

/** What lists show. It changes only with the place in the list or the title, so that a change elsewhere costs no index write. */
export const conversationCard = (head: Conversation) => ({
  kind: head.kind,
  id: conversationId(head),
  title: head.name,
  subject: head.subject,
  channel: head.channel,
  inbox: head.inbox,
  agent: head.agent,
  ticket: head.ticket,
  tags: head.tags,
  openedAt: head.openedAt,
})

/** The same of a ticket. */
export const ticketCard = (head: Ticket) => ({
  kind: head.kind,
  id: String(head.number),
  title: head.title,
  type: head.type,
  channel: head.channel,
  inbox: head.inbox,
  agent: head.agent,
  openedAt: head.openedAt,
})
