import * as z from 'zod/mini'
import { DeliveryState } from '../desk/message.ts'
import { Moment } from './shapes.ts'

/** The shapes of what a change is answered with: ids and codes. */

export const TicketNotedView = z.object({
  number: z.int(),
  note: z.object({ seq: z.int(), at: Moment }),
})

export const WatchersView = z.object({
  number: z.int(),
  watchers: z.array(z.string()),
  revision: z.int(),
})

const WrittenMessage = z.object({
  seq: z.int(),
  at: Moment,
  direction: z.enum(['outbound', 'note']),
  delivery: z.optional(DeliveryState),
})

export const WrittenView = z.object({ conversation: z.string(), message: WrittenMessage })

export const TagsView = z.object({
  conversation: z.string(),
  tags: z.array(z.string()),
  revision: z.int(),
})

export const ChangedView = z.object({
  number: z.optional(z.int()),
  conversation: z.optional(z.string()),
  state: z.enum(['open', 'resolved']),
  team: z.string(),
  agent: z.optional(z.string()),
  priority: z.int(),
  /** Of the ticket or the conversation that was named, as it is now. */
  revision: z.int(),
})

/** What was taken; nothing where nothing waits. */
export const TakenView = z.partial(ChangedView)

export const PresenceView = z.object({
  presence: z.enum(['online', 'away']),
  until: Moment,
  load: z.int(),
})
