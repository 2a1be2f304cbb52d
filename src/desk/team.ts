import * as z from 'zod/mini'
import { slug } from './slug.ts'

/** A team works one tier: 1 meets the customer first, 2 and 3 take what was passed on. */
export const Team = z.strictObject({
  name: z.string().check(z.minLength(1)),
  tier: z.int().check(z.minimum(1), z.maximum(3)),
  /** The agent who is told when something is late, and who gets follow-ups. */
  lead: slug,
  /** One read of a batch finds everyone's presence and load, hence the limit. */
  members: z.array(slug).check(z.minLength(1), z.maxLength(100)),
  /** The team that a case goes to which this one cannot solve: of the same tier or a higher one. */
  escalatesTo: z.optional(slug),
})
export type Team = z.infer<typeof Team>
