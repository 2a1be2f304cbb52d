import type { Conversation } from './conversation.ts'
import type { Customer, Profile } from './customer.ts'
import type { Event } from './event.ts'
import type { Inbound, Thread } from './inbound.ts'
import type { Message } from './message.ts'
import type { Survey } from './survey.ts'
import type { Ticket } from './ticket.ts'

/** A head before and after, with what to say of it. Without `before` it is new. */
export interface Change<Head> {
  readonly before: Head | undefined
  readonly after: Head
  readonly events: readonly Event[]
}

/** Everything that one decision changes. It is committed whole or not at all. */
export interface Decision {
  readonly conversations?: readonly Change<Conversation>[]
  readonly tickets?: readonly Change<Ticket>[]
  readonly surveys?: readonly Change<Survey>[]
  readonly messages?: readonly Message[]
  readonly thread?: Thread
  /** New, or known with something new said of them: only that is written, so that two messages at once add up. */
  readonly customer?:
    | { readonly isNew: true; readonly after: Customer }
    | { readonly isNew: false; readonly id: string; readonly said: Profile }
  /** A new identity of that customer: keyed hash of (inbox, sender). */
  readonly identity?: { readonly hash: string; readonly customer: string }
  /** The inbound message that this decision files. */
  readonly filed?: { readonly inbound: Inbound; readonly episode: number; readonly seq: number }
  /** Nobody is asked twice in a period: fails when this customer was surveyed after `notSince`. */
  readonly surveyed?: { readonly customer: string; readonly at: number; readonly notSince: number }
}

/** The moment a head records: never before what it recorded last, whatever two clocks say. */
export const moment = (now: number, head: { readonly lastAt: number } | undefined): number =>
  Math.max(now, head?.lastAt ?? 0)
