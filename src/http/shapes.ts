import * as z from 'zod/mini'
import { parsedMoment } from '../platform/clock.ts'

/** The shapes of what doors are asked: the contract that the OpenAPI page shows. What they answer stands beside it. */

/** ISO 8601 in UTC. */
export const Moment = z.iso.datetime()

/** The same of who asks, as epoch milliseconds. */
export const momentShape = z.pipe(Moment, z.transform(parsedMoment))

export const conversationIdShape = z
  .string()
  .check(z.regex(/^[a-z2-7]{26}\.[1-9]\d{0,5}$/, 'Not a conversation id.'))

export const ticketNumberShape = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,11}$/, 'Not a ticket number.')),
  z.transform(Number),
)

export const slugShape = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/, 'Not an id.'))

/** What colleagues write down for each other. */
export const noteShape = z.string().check(z.trim(), z.minLength(1), z.maxLength(20_000))

/** Which revision of a case somebody saw before they changed how it stands: with another one nothing is changed. */
export const revisionShape = z.int().check(z.minimum(1))

export const RevisionShape = z.object({ revision: revisionShape })

/** Where work goes. */
export const HandoverShape = z.object({
  team: slugShape,
  agent: z.optional(slugShape),
  /** For whoever has it then. */
  note: z.optional(noteShape),
  revision: revisionShape,
})

/** Ends every door's path or query that takes nothing. */
export const none = z.object({})
