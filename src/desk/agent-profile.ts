import * as z from 'zod/mini'
import { languages } from './language.ts'
import { slug } from './slug.ts'

const languageTag = z
  .string()
  .check(z.regex(/^[a-z]{2,3}$/, 'Must be a language without its region, as en, zh or de.'))

/** Who an agent is; what changes all day about them stands beside. */
export const AgentProfile = z.strictObject({
  name: z.string().check(z.minLength(1)),
  email: z.email(),
  role: z.enum(['agent', 'supervisor', 'admin']),
  language: z.enum(languages),
  /** How many open cases they hold at once; a conversation and its ticket count once. */
  capacity: z.int().check(z.minimum(1), z.maximum(1000)),
  skills: z.optional(z.array(slug).check(z.maxLength(20))),
  /** What they speak with customers (BCP 47, without a region); without them the language of their mails. */
  languages: z.optional(z.array(languageTag).check(z.minLength(1), z.maxLength(10))),
})
export type AgentProfile = z.infer<typeof AgentProfile>
