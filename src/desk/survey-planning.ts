import { type Conversation, conversationId } from './conversation.ts'
import type { Customer } from './customer.ts'
import type { Change } from './decision.ts'
import type { Event } from './event.ts'
import { languageFor } from './language.ts'
import type { Policy } from './policy.ts'
import type { Survey } from './survey.ts'
import type { Ticket } from './ticket.ts'
import { minuteMilliseconds } from './units.ts'

interface Asking {
  readonly correlation: string
  readonly customer: Customer | undefined
  readonly newSurveyId: string
}

/** A survey for a case that was just resolved, or the event that says why there is none. */
export const scheduleSurvey = (
  conversation: Conversation,
  ticket: Ticket | undefined,
  { correlation, customer, newSurveyId }: Asking,
  policy: Policy,
): { readonly survey: readonly Change<Survey>[]; readonly event: readonly Event[] } => {
  const resolved = ticket ?? conversation
  const at = resolved.lastAt
  const { team, agent } = resolved
  const { channel, inbox } = conversation
  const tier = policy.teams[team]?.tier
  const about = {
    at,
    correlation,
    team,
    tier,
    agent,
    channel,
    inbox,
    ...(ticket === undefined
      ? { conversation: conversationId(conversation) }
      : { ticket: ticket.number }),
  }
  if (customer?.email === undefined) {
    return { survey: [], event: [{ ...about, type: 'survey.not-sent', why: 'no-address' }] }
  }
  const after = planned(conversation, ticket, { correlation, customer, newSurveyId }, policy)
  return {
    survey: [{ before: undefined, after, events: [] }],
    event: [{ ...about, type: 'survey.scheduled', survey: newSurveyId, dueAt: after.dueAt }],
  }
}

const planned = (
  conversation: Conversation,
  ticket: Ticket | undefined,
  { customer, newSurveyId }: Asking & { readonly customer: Customer },
  policy: Policy,
): Survey => {
  const resolved = ticket ?? conversation
  const { team, agent, lastAt: at } = resolved
  const { channel, inbox } = conversation
  const { afterTicketMinutes, afterConversationMinutes } = policy.survey
  const delayMinutes = ticket === undefined ? afterConversationMinutes : afterTicketMinutes
  return {
    kind: 'survey',
    id: newSurveyId,
    rev: 0,
    state: 'scheduled',
    ticket: ticket?.number,
    conversation: conversationId(conversation),
    resolution: resolved.resolutions,
    // The resolution is committed as the next one.
    caseRev: resolved.rev + 1,
    customer: customer.id,
    locale: customer.locale,
    language: languageFor(customer.locale, policy.inboxes[inbox]?.language ?? 'en'),
    team,
    tier: policy.teams[team]?.tier ?? 1,
    agent,
    channel,
    inbox,
    scheduledAt: at,
    dueAt: at + delayMinutes * minuteMilliseconds,
    tries: 0,
    correlation: conversation.correlation,
  }
}
