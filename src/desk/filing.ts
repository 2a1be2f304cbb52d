import type { Conversation } from './conversation.ts'
import type { Decision } from './decision.ts'
import { filing, waiting } from './filed-message.ts'
import type { FilingFacts } from './filing-facts.ts'
import { opened } from './opening.ts'
import type { Policy } from './policy.ts'
import type { Refusal } from './refusal.ts'
import { isReopenable, reopened } from './reopening.ts'

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
