import { Conversation, conversationId } from '../../src/desk/conversation.ts'
import { Message } from '../../src/desk/message.ts'
import { Ticket } from '../../src/desk/ticket.ts'
import type { Item, Observed, Violation } from '../simulation/promises/observed.ts'

/** What a crash must not break, looked at as simply as can be. */

const ofKind = ({ items }: Observed, kind: string): readonly Item[] =>
  items.filter((item) => item.kind === kind)

const messages = (observed: Observed): readonly Message[] =>
  ofKind(observed, 'message').map((item) => Message.parse(item))

const countOf = (texts: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}

const broken = (promise: string, seen: readonly string[]): readonly Violation[] =>
  seen.map((one) => ({ promise, seen: one }))

/** None lost, none twice; one whose app was never answered may be there or not. */
const filedOnce = (observed: Observed): readonly Violation[] => {
  const filed = messages(observed).filter(({ direction }) => direction === 'inbound')
  const counts = countOf(filed.map(({ text }) => text))
  const wrong = observed.sent.flatMap(({ text, isAcknowledged }) => {
    const count = counts.get(text) ?? 0
    const isRight = isAcknowledged ? count === 1 : count <= 1
    return isRight ? [] : [`"${text}", acknowledged: ${isAcknowledged}, is filed ${count} times`]
  })
  const known = new Set(observed.sent.map(({ text }) => text))
  const foreign = [...counts.keys()].filter((text) => !known.has(text))
  return broken('A message is filed exactly once', [
    ...wrong,
    ...foreign.map((text) => `"${text}" is filed, and nobody sent it`),
  ])
}

/** What the app took agrees with what the desk says of it. */
const sentOnce = (observed: Observed): readonly Violation[] => {
  const taken = countOf(observed.received.map(({ text }) => text))
  const replies = messages(observed).filter(({ direction }) => direction === 'outbound')
  const allowed: Readonly<Record<string, readonly number[]>> = {
    sent: [1],
    failed: [0],
    unconfirmed: [0, 1],
  }
  const wrong = replies.flatMap(({ text, delivery = 'none' }) => {
    const count = taken.get(text) ?? 0
    return allowed[delivery]?.includes(count)
      ? []
      : [`"${text}" is ${delivery}, taken ${count} times`]
  })
  return broken('A reply is sent at most once, and its state is true', wrong)
}

/** What was answered as written is written, once; what was never answered is written at most once. */
const writtenOnce = (observed: Observed): readonly Violation[] => {
  const counts = countOf(messages(observed).map(({ text }) => text))
  const wrong = observed.asked.flatMap(({ text, answers }) => {
    if (text === undefined) return []
    const count = counts.get(text) ?? 0
    const isDone = answers.some(({ status }) => status === 201)
    return count === (isDone ? 1 : 0) ? [] : [`"${text}" is there ${count} times, done: ${isDone}`]
  })
  return broken('A request with a key is carried out once', wrong)
}

/** A conversation with an open ticket counts as the ticket. */
const loadIsOpenCases = (observed: Observed): readonly Violation[] => {
  const conversations = ofKind(observed, 'conversation').map((item) => Conversation.parse(item))
  const tickets = ofKind(observed, 'ticket').map((item) => Ticket.parse(item))
  const carried = [...conversations.filter(({ ticket }) => ticket === undefined), ...tickets]
    .filter(({ state }) => state === 'open')
    .map(({ agent }) => agent ?? '')
  const counts = countOf(carried)
  const wrong = ofKind(observed, 'agent').flatMap(({ id, load }) => {
    const count = counts.get(String(id)) ?? 0
    return load === count ? [] : [`${id} has ${count} open cases and a load of ${load}`]
  })
  return broken("An agent's load is their open cases", wrong)
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** Seqs have no gaps, so whoever read to the end has read them all, in order, each once. */
const readersMissNothing = (observed: Observed): readonly Violation[] => {
  const ends = new Map(
    ofKind(observed, 'conversation').map((item) => {
      const head = Conversation.parse(item)
      return [conversationId(head), head.seq]
    }),
  )
  const wrong = observed.readings.flatMap(({ reader, conversation, seqs }) => {
    const all = numbered(ends.get(conversation) ?? 0)
    return seqs.join() === all.join()
      ? []
      : [`${reader} read ${seqs.join()} of ${conversation}, which has ${all.length}`]
  })
  return broken('A reader with a cursor misses nothing', wrong)
}

const locales = { en: 'en-GB', zh: 'zh-CN' } as const

/** The mail names the case and when it was due. */
const leadsAreTold = (observed: Observed): readonly Violation[] => {
  const { teams, agents, desk } = observed.policy
  const calls = ofKind(observed, 'event').filter(({ effect }) => effect === 'escalate')
  const wrong = calls.flatMap(({ conversation, ticket, dueAt, target, team }) => {
    const lead = agents[teams[String(team)]?.lead ?? '']
    const time = new Intl.DateTimeFormat(locales[lead?.language ?? 'en'], {
      ...{ dateStyle: 'medium', timeStyle: 'short', timeZone: desk.timeZone },
    }).format(Number(dueAt))
    const place = String(conversation ?? ticket)
    const isTold = observed.mails.some(
      ({ to, text }) => to === lead?.email && text.includes(time) && text.includes(place),
    )
    return isTold ? [] : [`Nobody mailed ${lead?.email} about ${target} of ${place}, due ${time}`]
  })
  return broken('A missed target is mailed to the lead', wrong)
}

export const simpleChecks = (observed: Observed): readonly Violation[] => [
  ...filedOnce(observed),
  ...sentOnce(observed),
  ...writtenOnce(observed),
  ...loadIsOpenCases(observed),
  ...readersMissNothing(observed),
  ...leadsAreTold(observed),
]
