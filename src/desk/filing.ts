import { acknowledged } from './acknowledging.ts'
import type { Conversation } from './conversation.ts'
import type { Decision } from './decision.ts'
import { filing, unmoved, waiting } from './filed-message.ts'
import type { FilingFacts } from './filing-facts.ts'
import { isQuiet } from './mail.ts'
import { opened, openedQuietly } from './opening.ts'
import type { Policy } from './policy.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import { isReopenable, reopened } from './reopening.ts'

/** Whose conversation a kept message belongs to, who takes it, and until when an answer is due. */
export const fileInbound = (
  facts: FilingFacts,
  policy: Policy,
  now: number,
): Decision | Refusal => {
  const { inbound, current } = facts
  if (isQuiet(inbound)) {
    return current === undefined ? openedQuietly(facts, policy, now) : stored(facts, current)
  }
  const decision = filed(facts, policy, now)
  return isRefusal(decision) ? decision : acknowledged(decision, inbound, policy)
}

const filed = (facts: FilingFacts, policy: Policy, now: number): Decision | Refusal => {
  const { inbound, current } = facts
  if (current?.state === 'open') return continued(facts, current, policy)
  if (current !== undefined && isReopenable(current, inbound, policy)) {
    return reopened(facts, current, policy, now)
  }
  return opened(facts, policy, now)
}

/** Kept with the conversation that it belongs to, open or not. */
const stored = (facts: FilingFacts, current: Conversation): Decision => {
  const after = unmoved(current, facts.inbound)
  return { ...filing(facts, after), conversations: [{ before: current, after, events: [] }] }
}

const continued = (facts: FilingFacts, current: Conversation, policy: Policy): Decision => {
  const after = waiting(current, facts.inbound, policy)
  return { ...filing(facts, after), conversations: [{ before: current, after, events: [] }] }
}
