import * as z from 'zod/mini'
import { Target } from './deadline.ts'

/** A missed target, as relay hands it on. */
export const Escalation = z.object({
  target: Target,
  at: z.number(),
  dueAt: z.number(),
  correlation: z.string(),
  conversation: z.optional(z.string()),
  ticket: z.optional(z.int()),
  team: z.string(),
  agent: z.optional(z.string()),
})
export type Escalation = z.infer<typeof Escalation>
