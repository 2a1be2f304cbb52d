import * as z from 'zod/mini'
import { AgentProfile } from './agent-profile.ts'
import { CannedReply, cannedPlaceholders, unknownPlaceholders } from './canned-reply.ts'
import { sharedEmails, wrongLanguages, wrongSkills } from './desk-file-agents.ts'
import type { DeskFileError } from './desk-file-error.ts'
import { escalationPaths, teamMembers } from './desk-file-teams.ts'
import { OwnTexts, wrongTexts } from './desk-file-texts.ts'
import { wrongViews } from './desk-file-views.ts'
import { Inbox } from './inbox.ts'
import { Policy } from './policy.ts'
import { issueText } from './shape-words.ts'
import { slug } from './slug.ts'
import { Team } from './team.ts'
import { View } from './view.ts'

/**
 * A desk file's shape: the policy's, with all that is asked of what functions take as it was applied. What may be left out
 * must be spelled right: a field that nobody knows is refused.
 */
export const DeskFile = z.strictObject({
  ...Policy.shape,
  teams: z.record(slug, Team),
  agents: z.record(slug, AgentProfile),
  inboxes: z.record(slug, Inbox),
  cannedReplies: z.optional(z.record(slug, CannedReply)),
  views: z.optional(z.record(slug, View)),
  texts: z.optional(OwnTexts),
})

/** A desk file in the policy's shape, with what its parts say of each other checked. */
export const deskFile = (
  value: unknown,
): { readonly policy: Policy } | { readonly errors: readonly DeskFileError[] } => {
  const result = DeskFile.safeParse(value)
  if (!result.success) {
    return {
      errors: result.error.issues.flatMap((issue) =>
        placesOf(issue).map((path) => ({ path: path.join('.'), detail: issueText(issue) })),
      ),
    }
  }
  const checks = [
    ...[teamMembers, escalationPaths, inboxTeams, sharedEmails],
    ...[openAddresses, mailAddresses, chatMails, zone],
    ...[wrongSkills, wrongLanguages, wrongCannedReplies, wrongTexts, wrongViews],
  ]
  const errors = checks.flatMap((check) => check(result.data))
  return errors.length > 0 ? { errors } : { policy: result.data }
}

/** Fields that nobody knows are told one by one, where they stand. */
const placesOf = (issue: z.core.$ZodIssue): readonly (readonly PropertyKey[])[] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]

const inboxTeams = ({ teams, inboxes }: Policy): readonly DeskFileError[] =>
  Object.entries(inboxes).flatMap(([id, { team }]) => {
    const detail = `There is no team ${team}; there are ${Object.keys(teams).join(', ')}.`
    return Object.hasOwn(teams, team) ? [] : [{ path: `inboxes.${id}.team`, detail }]
  })

/** What is written in a chat or told to an app travels there: in the open it may go on this machine only. */
const openAddresses = ({ inboxes }: Policy): readonly DeskFileError[] =>
  Object.entries(inboxes).flatMap(([id, inbox]) => {
    if (inbox.channel === 'webhook') {
      const detail = 'Must be an https address; http is for this machine only.'
      return addressForm.test(inbox.callback) ? [] : [{ path: `inboxes.${id}.callback`, detail }]
    }
    if (inbox.channel === 'mail') return []
    return inbox.origins
      .filter((origin) => !isOrigin(origin))
      .map((origin) => ({
        path: `inboxes.${id}.origins`,
        detail: `${origin} is no origin: write https://www.example.com, without a path; http is for this machine only.`,
      }))
  })

/** Room for `+` and the 42 letters that sign a thread, in a local part of 64 (RFC 5321, section 4.5.3.1.1). */
const localPartLettersMax = 21

/** Mails find their inbox by its address, and their thread by what stands behind its `+`. */
const mailAddresses = ({ inboxes }: Policy): readonly DeskFileError[] => {
  const seen = new Map<string, string>()
  return Object.entries(inboxes).flatMap(([id, inbox]) => {
    if (inbox.channel !== 'mail') return []
    const address = inbox.address.toLowerCase()
    const [local = ''] = address.split('@')
    const first = seen.get(address)
    seen.set(address, first ?? id)
    const wrong: (readonly [string, string])[] = []
    if (first !== undefined)
      wrong.push(['address', `${address} is the address of ${first} already.`])
    if (local.includes('+')) wrong.push(['address', 'Must have no +: the desk puts its own there.'])
    if (local.length > localPartLettersMax) {
      const detail = `May have ${localPartLettersMax} letters before the @: a signed address has 43 more.`
      wrong.push(['address', detail])
    }
    for (const one of (inbox.staff ?? []).filter((who) => !staffForm.test(who))) {
      wrong.push(['staff', `${one} is neither an address nor a domain: write @example.com.`])
    }
    if (inbox.tellsWhenClosed && inbox.hours === undefined) {
      wrong.push(['tellsWhenClosed', 'Without hours the inbox is always open.'])
    }
    return wrong.map(([field, detail]) => ({ path: `inboxes.${id}.${field}`, detail }))
  })
}

/** A chat goes on by an inbox that mails. */
const chatMails = ({ inboxes }: Policy): readonly DeskFileError[] =>
  Object.entries(inboxes).flatMap(([id, inbox]) => {
    if (inbox.channel !== 'webchat' || inbox.goesOnByMail === undefined) return []
    const named = Object.hasOwn(inboxes, inbox.goesOnByMail) ? inboxes[inbox.goesOnByMail] : null
    if (named?.channel === 'mail') return []
    const mails = Object.keys(inboxes).filter((one) => inboxes[one]?.channel === 'mail')
    const there = mails.length === 0 ? 'there is none' : `there are ${mails.join(', ')}`
    const detail = `${inbox.goesOnByMail} is no mail inbox; ${there}.`
    return [{ path: `inboxes.${id}.goesOnByMail`, detail }]
  })

const staffForm = /^[^\s@]*@[^\s@]+\.[^\s@]+$/

const addressForm = /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])/

/** An origin as browsers write it (RFC 6454, section 6.2): scheme, host and port, in lowercase. */
const isOrigin = (text: string): boolean =>
  URL.canParse(text) && new URL(text).origin === text && addressForm.test(`${text}/`)

const zone = ({ desk }: Policy): readonly DeskFileError[] => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: desk.timeZone })
    return []
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault
    const detail = `${desk.timeZone} is no time zone; write it as Asia/Shanghai or Europe/Berlin.`
    return [{ path: 'desk.timeZone', detail }]
  }
}

const wrongCannedReplies = ({ cannedReplies = {}, teams }: Policy): readonly DeskFileError[] =>
  Object.entries(cannedReplies).flatMap(([id, reply]) => {
    const path = `cannedReplies.${id}`
    const known = cannedPlaceholders.map((name) => `{${name}}`).join(', ')
    const gone = (reply.teams ?? []).filter((team) => !Object.hasOwn(teams, team))
    const texts = Object.entries(reply.text)
    return [
      ...(texts.length === 0
        ? [{ path: `${path}.text`, detail: 'Must have a text in one language at least.' }]
        : []),
      ...gone.map((team) => ({
        path: `${path}.teams`,
        detail: `There is no team ${team}; there are ${Object.keys(teams).join(', ')}.`,
      })),
      ...texts.flatMap(([language, text]) =>
        unknownPlaceholders(text ?? '').map((name) => ({
          path: `${path}.text.${language}`,
          detail: `{${name}} stands for nothing; there are ${known}.`,
        })),
      ),
    ]
  })
