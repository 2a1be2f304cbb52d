import * as z from 'zod/mini'
import { languages } from './language.ts'
import { slug } from './slug.ts'

/** What agents may put into a canned reply to be filled in where it is used. */
export const cannedPlaceholders = ['customer', 'agent', 'case'] as const

const text = z.string().check(z.minLength(1), z.maxLength(5000))

/** A reply that is written once and used again: its text in each language that the desk answers in. */
export const CannedReply = z.object({
  title: z.string().check(z.minLength(1), z.maxLength(100)),
  text: z.partialRecord(z.enum(languages), text),
  /** For these teams only; without them for all. */
  teams: z.optional(z.array(slug).check(z.minLength(1))),
})
export type CannedReply = z.infer<typeof CannedReply>

/** Names between braces that nothing is known of: `{customer}` is, `{costumer}` is not. */
export const unknownPlaceholders = (written: string): readonly string[] =>
  [...written.matchAll(/\{(\w+)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !cannedPlaceholders.some((known) => known === name))

/** Those that somebody of these teams may use, by their titles. */
export const cannedRepliesFor = (
  all: Readonly<Record<string, CannedReply>>,
  teams: readonly string[],
): readonly (CannedReply & { readonly id: string })[] =>
  Object.entries(all)
    .filter(([, one]) => one.teams === undefined || one.teams.some((team) => teams.includes(team)))
    .map(([id, one]) => ({ id, ...one }))
    .sort((one, other) => (one.title < other.title ? -1 : 1))
