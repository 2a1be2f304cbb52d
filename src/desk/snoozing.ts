import { awake } from './awake.ts'
import { type Conversation, conversationId } from './conversation.ts'
import { type Decision, moment } from './decision.ts'
import type { Event } from './event.ts'
import { Refusal } from './refusal.ts'
import { ticketLeads } from './transferring.ts'

/**
 * Puts a conversation aside until a moment, or takes it out again. Its targets run on: what was promised to the customer is
 * not moved by our calendar. It comes back at that moment, and at once when the customer writes.
 */
export const snooze = (
  conversation: Conversation,
  until: number | undefined,
  { by, correlation }: { readonly by: string; readonly correlation: string },
  now: number,
): Decision | Refusal => {
  if (conversation.state === 'resolved') return new Refusal('already-resolved')
  if (conversation.ticket !== undefined) return ticketLeads(conversation.ticket)
  if (until !== undefined && until <= now) return new Refusal('not-ahead')
  const at = moment(now, conversation)
  const event: Event = {
    type: until === undefined ? 'conversation.woken' : 'conversation.snoozed',
    ...{ at, correlation, by, team: conversation.team, agent: conversation.agent },
    conversation: conversationId(conversation),
    dueAt: until,
  }
  const after = { ...conversation, ...awake, snoozedUntil: until, lastAt: at }
  return { conversations: [{ before: conversation, after, events: [event] }] }
}
