import type { Case } from '../desk/assigning.ts'
import { type Conversation, conversationId } from '../desk/conversation.ts'
import type { Decision } from '../desk/decision.ts'
import { isRefusal, type Refusal } from '../desk/refusal.ts'
import type { Ticket } from '../desk/ticket.ts'
import type { Answered } from './request.ts'

/** The answer to a change of state: where the case stands now, as ids and codes. */
export const answeredHead = (
  decision: Decision | Refusal,
  kind: 'conversation' | 'ticket',
  status = 200,
): { readonly decision: Decision; readonly answered: Answered } | Refusal => {
  if (isRefusal(decision)) return decision
  const ticket = decision.tickets?.[0]?.after
  const conversation = decision.conversations?.[0]?.after
  const head = kind === 'ticket' ? ticket : conversation
  if (head === undefined) throw new Error(`A ${kind} was to change and the decision has none.`)
  const named = kind === 'ticket' ? ticket : undefined
  const body = { ...bodyOf(head, named, conversation), revision: head.rev + 1 }
  return { decision, answered: { status, body } }
}

/**
 * The same of a case whose assignment may change nothing: who has it has it. The revision is that of its conversation,
 * by which cases are assigned; of a ticket without one its own.
 */
export const answeredCase = (
  { ticket, conversations }: Case,
  decision: Decision,
): { readonly decision: Decision; readonly answered: Answered } => {
  const led = decision.tickets?.[0]?.after ?? ticket
  const moved = decision.conversations?.[0]?.after
  const conversation = moved ?? conversations[0]
  const head = led ?? conversation
  if (head === undefined) throw new Error('A case was to be assigned, and there is none.')
  const changed = conversation === undefined ? decision.tickets?.[0] : moved
  const revision = (conversation ?? head).rev + (changed === undefined ? 0 : 1)
  const body = { ...bodyOf(head, led, conversation), revision }
  return { decision, answered: { status: 200, body } }
}

const bodyOf = (
  { state, team, agent, priority }: Conversation | Ticket,
  ticket: Ticket | undefined,
  conversation: Conversation | undefined,
): Answered['body'] => ({
  ...(ticket === undefined ? {} : { number: ticket.number }),
  ...(conversation === undefined ? {} : { conversation: conversationId(conversation) }),
  state,
  team,
  ...(agent === undefined ? {} : { agent }),
  priority,
})
