import type { Agent } from './agent.ts'
import type { Conversation } from './conversation.ts'
import type { Customer } from './customer.ts'
import type { Inbound } from './inbound.ts'
import type { Ticket } from './ticket.ts'

/** What is known when a kept message is filed. */
export interface FilingFacts {
  readonly inbound: Inbound
  /** The thread's newest conversation. */
  readonly current: Conversation | undefined
  /** The ticket of that conversation, where it matters: when both may be reopened. */
  readonly ticket: Ticket | undefined
  /** The customer, where the conversation is new or the profile changed. */
  readonly customer: Customer | undefined
  /** Whether the sender's identity stands already. */
  readonly isKnownIdentity: boolean
  /** The agents of the team that would take it, where one may be needed. */
  readonly candidates: readonly Agent[]
  readonly newCustomerId: string
}
