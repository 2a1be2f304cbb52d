import { type Conversation, caseNumber, conversationId } from '../desk/conversation.ts'
import type { Customer } from '../desk/customer.ts'
import type { Deadline } from '../desk/deadline.ts'
import type { Event } from '../desk/event.ts'
import type { MailFacts } from '../desk/mail.ts'
import type { Message } from '../desk/message.ts'
import type { Ticket } from '../desk/ticket.ts'
import type { LinkedFile } from '../flows/files.ts'
import type { FoundHead } from '../flows/search.ts'

/** What the API shows of each thing: moments as ISO 8601, and nothing that is only the store's. */

export const iso = (at: number): string => new Date(at).toISOString()
const isoIf = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : iso(at)

const deadlineViews = (deadlines: readonly Deadline[]) =>
  deadlines.map(({ target, dueAt, missedAt }) => ({
    target,
    dueAt: iso(dueAt),
    missedAt: isoIf(missedAt),
  }))

export const conversationView = (head: Conversation, customer: Customer | undefined) => ({
  id: conversationId(head),
  caseNumber: caseNumber(head),
  state: head.state,
  inbox: head.inbox,
  channel: head.channel,
  customer: {
    id: head.customer,
    name: customer?.name,
    email: customer?.email,
    phone: customer?.phone,
    locale: customer?.locale,
    tier: customer?.tier,
  },
  team: head.team,
  agent: head.agent,
  priority: head.priority,
  ticket: head.ticket,
  tags: head.tags ?? [],
  openedAt: iso(head.openedAt),
  lastInboundAt: iso(head.lastInboundAt),
  waitingSince: isoIf(head.waitingSince),
  snoozedUntil: isoIf(head.snoozedUntil),
  resolvedAt: isoIf(head.resolvedAt),
  deadlines: deadlineViews(head.deadlines),
  revision: head.rev,
})

/** A case that was searched for, as lists show it, and how it stands. */
export const foundView = ({ card, state, team }: FoundHead) => ({
  ...card,
  state,
  team,
  openedAt: iso(card.openedAt),
})

export const messageView = (
  message: Message,
  files: readonly LinkedFile[],
  original: LinkedFile | undefined,
) => ({
  seq: message.seq,
  direction: message.direction,
  text: message.text,
  agent: message.agent,
  mentions: message.mentions,
  at: iso(message.at),
  sentAt: isoIf(message.sentAt),
  attachments: files.length === 0 ? message.attachments : files,
  mail: message.mail && mailView(message.mail, original),
  isAutomatic: message.isAutomatic,
  delivery: message.delivery,
  failure: message.failure,
})

/** What an agent needs to know of a mail beside its text. */
const mailView = (mail: MailFacts, original: LinkedFile | undefined) => {
  const { subject, from, others, isProven, automatic, forwardedBy, isByGuest } = mail
  return { subject, from, others, isProven, automatic, forwardedBy, isByGuest, original }
}

export const eventView = (event: Event) => ({
  type: event.type,
  at: iso(event.at),
  by: event.by,
  agent: event.agent,
  team: event.team,
  fromTeam: event.fromTeam,
  fromAgent: event.fromAgent,
  target: event.target,
  dueAt: isoIf(event.dueAt),
  ticket: event.ticket,
  into: event.into,
  milliseconds: event.milliseconds,
  score: event.score,
  why: event.why,
})

export const ticketView = (head: Ticket) => ({
  number: head.number,
  state: head.state,
  type: head.type,
  title: head.title,
  priority: head.priority,
  team: head.team,
  agent: head.agent,
  customer: head.customer,
  conversations: head.conversations,
  watchers: head.watchers ?? [],
  notes: head.notes ?? 0,
  mergedInto: head.mergedInto,
  openedAt: iso(head.openedAt),
  resolvedAt: isoIf(head.resolvedAt),
  deadlines: deadlineViews(head.deadlines),
  revision: head.rev,
})
