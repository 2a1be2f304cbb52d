import { type Conversation, caseNumber } from './conversation.ts'
import type { Decision } from './decision.ts'
import type { Inbound } from './inbound.ts'
import type { MailInbox } from './inbox.ts'
import { languageFor } from './language.ts'
import type { Message } from './message.ts'
import { isOpen, opensAt } from './open-hours.ts'
import type { Policy } from './policy.ts'
import { sendDueMilliseconds } from './replying.ts'

const words = {
  en: {
    locale: 'en-GB',
    received: (number: string) =>
      `Thank you for your mail. We have received it; your case number is ${number}.`,
    closed: 'Nobody is here at the moment.',
    back: (time: string) => `We are back on ${time} and will answer you then.`,
    answer: (time: string) => `We will answer you by ${time}.`,
    add: 'If you want to add something, please answer this mail.',
  },
  zh: {
    locale: 'zh-CN',
    received: (number: string) => `感谢您的来信，我们已经收到。您的咨询编号是 ${number}。`,
    closed: '现在是非工作时间。',
    back: (time: string) => `我们将于${time}恢复服务，届时回复您。`,
    answer: (time: string) => `我们会在${time}之前回复您。`,
    add: '如需补充，请直接回复本邮件。',
  },
} as const

/**
 * The decision with the mail that the desk writes by itself, where the inbox asks for one: that a new case was
 * received, and that nobody is there. Each at most once in a case, and none to a machine or to whom nothing vouches for.
 */
export const acknowledged = (
  decision: Decision,
  inbound: Inbound,
  { inboxes, desk }: Policy,
): Decision => {
  const [change] = decision.conversations ?? []
  const inbox = inboxes[inbound.inbox]
  if (inbox?.channel !== 'mail' || change === undefined || !mayBeAnswered(inbound)) return decision
  const { before, after } = change
  const isClosed = !isOpen(inbox.hours, inbound.receivedAt, desk.timeZone)
  const isReceived = inbox.acknowledges === true && before === undefined
  const isTold = inbox.tellsWhenClosed === true && isClosed && !after.isToldClosed
  if (!isReceived && !isTold) return decision
  const text = textOf({ inbox, after, isReceived, isClosed, at: inbound.receivedAt }, desk.timeZone)
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

const textOf = (told: Told, timeZone: string): string => {
  const { inbox, after, isReceived, isClosed, at } = told
  const say = words[languageFor(after.locale, inbox.language)]
  // Customers may be in another zone than the desk: the time names its own.
  const format = new Intl.DateTimeFormat(say.locale, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', timeZone, timeZoneName: 'short' },
  })
  const opens = isClosed ? opensAt(inbox.hours, at, timeZone) : undefined
  const due = after.deadlines.find(({ target }) => target === 'first-response')?.dueAt
  return [
    ...(isReceived ? [say.received(caseNumber(after))] : []),
    ...(isClosed ? [say.closed] : []),
    ...(opens === undefined ? [] : [say.back(format.format(opens))]),
    ...(isClosed || due === undefined ? [] : [say.answer(format.format(due))]),
    say.add,
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
