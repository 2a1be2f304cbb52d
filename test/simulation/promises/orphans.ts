import { conversationId } from '../../../src/desk/conversation.ts'
import type { DeskAtRest } from './desk-at-rest.ts'
import type { Observed } from './observed.ts'

/** Whatever names something names what is there. */
export const noOrphans = (_: Observed, desk: DeskAtRest): readonly string[] => {
  const keysOf = (kind: string) => new Set(desk.ofKind(kind).map(({ pk }) => pk))
  const [customers, threads] = [keysOf('customer'), keysOf('thread')]
  const conversations = new Map(desk.conversations.map((one) => [conversationId(one), one]))
  const tickets = new Map(desk.tickets.map((one) => [one.number, one]))
  const surveys = new Set(desk.surveys.map(({ id }) => id))
  const lost: string[] = []
  const expect = (isThere: boolean, what: string): void => {
    if (!isThere) lost.push(what)
  }
  for (const message of desk.messages) {
    const id = conversationId(message)
    expect(conversations.has(id), `message ${message.seq} is in ${id}, which is not there`)
  }
  for (const head of desk.conversations) {
    const id = conversationId(head)
    expect(customers.has(`customer#${head.customer}`), `${id} has no customer`)
    expect(threads.has(`thread#${head.thread}`), `${id} has no thread`)
    if (head.ticket === undefined) continue
    const leads = tickets.get(head.ticket)?.conversations.includes(id) === true
    expect(leads, `${id} names ticket ${head.ticket}, which does not name it`)
  }
  for (const ticket of desk.tickets) {
    expect(customers.has(`customer#${ticket.customer}`), `ticket ${ticket.number} has no customer`)
    for (const id of ticket.conversations) {
      expect(conversations.has(id), `ticket ${ticket.number} names ${id}`)
    }
    if (ticket.survey !== undefined) {
      expect(surveys.has(ticket.survey), `ticket ${ticket.number} follows an unknown survey`)
    }
  }
  for (const { id, customer, conversation, followUp } of desk.surveys) {
    expect(customers.has(`customer#${customer}`), `survey ${id} has no customer`)
    expect(conversations.has(conversation), `survey ${id} is about nothing`)
    if (followUp !== undefined) expect(tickets.has(followUp), `survey ${id} has no follow-up`)
  }
  return lost
}

/** One sender is one customer, on all of their threads, and nobody is a customer without having written. */
export const customersWhole = (_: Observed, desk: DeskAtRest): readonly string[] => {
  const owned = new Set(desk.conversations.map(({ customer }) => customer))
  const identified = desk.ofKind('identity').map(({ customer }) => String(customer))
  return desk.ofKind('customer').flatMap(({ id }) => {
    if (!owned.has(String(id))) return [`customer ${id} has no conversation`]
    return identified.includes(String(id)) ? [] : [`customer ${id} has no identity`]
  })
}

/** The senders of one inbox are each known by one identity. */
export const sendersOnce = ({ sent }: Observed, desk: DeskAtRest): readonly string[] => {
  const threads = desk.ofKind('thread')
  const senders = Map.groupBy(sent, ({ inbox, sender }) => `${inbox} ${sender}`)
  return [...senders].flatMap(([name, messages]) => {
    const keys = new Set(messages.map(({ thread }) => thread))
    const [inbox] = name.split(' ')
    const found = threads.filter((one) => one.inbox === inbox && keys.has(String(one.threadKey)))
    const customers = new Set(found.map(({ customer }) => customer))
    return customers.size > 1 ? [`${name} is ${customers.size} customers`] : []
  })
}
