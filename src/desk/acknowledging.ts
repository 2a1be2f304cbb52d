import { acknowledgementTexts } from './acknowledgement-texts.ts'
import { type Conversation, caseNumber } from './conversation.ts'
import type { Decision } from './decision.ts'
import type { Inbound } from './inbound.ts'
import type { MailInbox } from './inbox.ts'
import { languageFor } from './language.ts'
import type { Message } from './message.ts'
import { isOpen, opensAt } from './open-hours.ts'
import type { Policy } from './policy.ts'
import { sendDueMilliseconds } from './replying.ts'
import { type Texts, wordsIn } from './texts.ts'

const locales = { en: 'en-GB', zh: 'zh-CN' } as const

/**
 * The decision with the mail that the desk writes by itself, where the inbox asks for one: that a new case was
 * received, and that nobody is there. Each at most once in a case, and none to a machine or to whom nothing vouches for.
 */
export const acknowledged = (
  decision: Decision,
  inbound: Inbound,
  { inboxes, desk, texts }: Policy,
): Decision => {
  const [change] = decision.conversations ?? []
  const inbox = inboxes[inbound.inbox]
  if (inbox?.channel !== 'mail' || change === undefined || !mayBeAnswered(inbound)) return decision
  const { before, after } = change
  const isClosed = !isOpen(inbox.hours, inbound.receivedAt, desk.timeZone)
  const isReceived = inbox.acknowledges === true && before === undefined
  const isTold = inbox.tellsWhenClosed === true && isClosed && !after.isToldClosed
  if (!isReceived && !isTold) return decision
  const told = { inbox, after, isReceived, isClosed, at: inbound.receivedAt }
  const text = textOf(told, desk.timeZone, texts)
  const answer = written(after, inbound, text)
  const next = { ...after, seq: answer.seq, ...(isTold ? { isToldClosed: true } : {}) }
  return {
    ...decision,
    conversations: [{ ...change, after: next }],
    messages: [...(decision.messages ?? []), answer],
  }
}

const mayBeAnswered = ({ mail }: Inbound): boolean =>
  mail !== undefined && mail.automatic === undefined && mail.isProven

interface Told {
  readonly inbox: MailInbox
  readonly after: Conversation
  readonly isReceived: boolean
  readonly isClosed: boolean
  readonly at: number
}

const textOf = (told: Told, timeZone: string, texts: Texts | undefined): string => {
  const { inbox, after, isReceived, isClosed, at } = told
  const language = languageFor(after.locale, inbox.language)
  const say = wordsIn(language, acknowledgementTexts, texts)
  // Customers may be in another zone than the desk: the time names its own.
  const format = new Intl.DateTimeFormat(locales[language], {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', timeZone, timeZoneName: 'short' },
  })
  const opens = isClosed ? opensAt(inbox.hours, at, timeZone) : undefined
  const due = after.deadlines.find(({ target }) => target === 'first-response')?.dueAt
  return [
    ...(isReceived ? [say('acknowledgementReceived', { case: caseNumber(after) })] : []),
    ...(isClosed ? [say('closedNotice')] : []),
    ...(opens === undefined ? [] : [say('closedUntil', { time: format.format(opens) })]),
    ...(isClosed || due === undefined
      ? []
      : [say('acknowledgementAnswer', { time: format.format(due) })]),
    say('acknowledgementAdd'),
  ].join('\n\n')
}

/** It is no answer of a person: nobody's wait and no target ends by it. */
const written = (after: Conversation, inbound: Inbound, text: string): Message => ({
  kind: 'message',
  thread: after.thread,
  episode: after.episode,
  seq: after.seq + 1,
  direction: 'outbound',
  text,
  at: after.lastAt,
  isAutomatic: true,
  inbox: inbound.inbox,
  correlation: inbound.correlation,
  delivery: 'queued',
  dueAt: after.lastAt + sendDueMilliseconds,
})
