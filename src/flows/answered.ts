import { conversationId } from '../desk/conversation.ts'
import type { Decision } from '../desk/decision.ts'
import { isRefusal, type Refusal } from '../desk/refusal.ts'
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
  const { state, team, agent, priority } = head
  return {
    decision,
    answered: {
      status,
      body: {
        ...(kind === 'ticket' ? { number: ticket?.number } : {}),
        ...(conversation === undefined ? {} : { conversation: conversationId(conversation) }),
        state,
        team,
        ...(agent === undefined ? {} : { agent }),
        priority,
      },
    },
  }
}
