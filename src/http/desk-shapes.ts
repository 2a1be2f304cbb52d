import * as z from 'zod/mini'
import { CannedReply } from '../desk/canned-reply.ts'
import { languages } from '../desk/language.ts'
import { View } from '../desk/view.ts'

/** The shapes of what the desk file says, for who works at the desk. */

const Role = z.enum(['agent', 'supervisor', 'admin'])
const Language = z.enum(languages)

export const DeskView = z.object({
  name: z.string(),
  timeZone: z.string(),
  teams: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      tier: z.int(),
      lead: z.string(),
      members: z.array(z.string()),
      escalatesTo: z.optional(z.string()),
    }),
  ),
  agents: z.array(z.object({ id: z.string(), name: z.string(), role: Role, language: Language })),
  /** Which of a team's open cases a list shows: all of what is said must be so, by one of what is named. */
  views: z.array(z.extend(View, { id: z.string() })),
  inboxes: z.array(
    z.object({
      id: z.string(),
      channel: z.string(),
      team: z.string(),
      language: Language,
      name: z.optional(z.string()),
    }),
  ),
})

export const CannedRepliesView = z.object({
  items: z.array(z.extend(CannedReply, { id: z.string() })),
})

export const TeamAgentsView = z.object({
  items: z.array(
    z.object({
      agent: z.string(),
      name: z.string(),
      presence: z.enum(['online', 'away']),
      load: z.int(),
      capacity: z.int(),
    }),
  ),
})

export const MeView = z.object({
  agent: z.string(),
  role: Role,
  teams: z.array(z.string()),
  name: z.string(),
  email: z.string(),
  language: Language,
  presence: z.enum(['online', 'away']),
  load: z.int(),
  capacity: z.int(),
})
