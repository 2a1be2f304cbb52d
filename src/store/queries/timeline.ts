import type { Conversation } from '../../desk/conversation.ts'
import { Event } from '../../desk/event.ts'
import { Message } from '../../desk/message.ts'
import { conversationEventPrefix, eventPrefix, keys, messagePrefix } from '../keys.ts'
import { parsed, queryPage } from '../read.ts'

/**
 * Messages of a conversation after a sequence number, in order. A reader that goes on from the last one misses nothing:
 * a reading may show a message before the one that was written before it, and then ends there.
 */
export const messagesAfter = async (
  { thread, episode }: Pick<Conversation, 'thread' | 'episode'>,
  seq: number,
  limit: number,
): Promise<readonly Message[]> => {
  const { items } = await queryPage({
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: {
      ':pk': keys.thread(thread).pk,
      ':from': keys.message(thread, episode, seq + 1).sk,
      // '~' sorts after every digit: the end of this episode's messages.
      ':to': `${messagePrefix(episode)}~`,
    },
    Limit: limit,
  })
  const found = items.map((item) => parsed(Message, item))
  const gap = found.findIndex((message, at) => message.seq !== seq + 1 + at)
  return gap < 0 ? found : found.slice(0, gap)
}

export interface EventPage {
  readonly events: readonly Event[]
  readonly next: string | undefined
}

/** The audit trail of a conversation, oldest first. */
export const conversationEvents = (
  { thread, episode }: Pick<Conversation, 'thread' | 'episode'>,
  limit: number,
  after?: string,
): Promise<EventPage> =>
  eventsOf(keys.thread(thread).pk, conversationEventPrefix(episode), limit, after)

/** The audit trail of a ticket, oldest first. */
export const ticketEvents = (ticket: number, limit: number, after?: string): Promise<EventPage> =>
  eventsOf(keys.ticket(ticket).pk, eventPrefix, limit, after)

const eventsOf = async (
  pk: string,
  prefix: string,
  limit: number,
  after: string | undefined,
): Promise<EventPage> => {
  const { items, next } = await queryPage({
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
    Limit: limit,
    ExclusiveStartKey: after === undefined ? undefined : { pk, sk: `${prefix}${after}` },
  })
  return {
    events: items.map((item) => parsed(Event, item)),
    next: next === undefined ? undefined : String(next.sk).slice(prefix.length),
  }
}
