import type { Target } from '../../../src/desk/deadline.ts'
import type { Event } from '../../../src/desk/event.ts'
import { type DeskAtRest, nameOf, repeated } from './desk-at-rest.ts'
import type { Observed } from './observed.ts'

const missed = ({ events }: DeskAtRest) => events.filter(({ type }) => type === 'target.missed')

/** A missed target is recorded once. */
export const missesOnce = (_: Observed, desk: DeskAtRest): readonly string[] => {
  const steps = missed(desk).map(({ pk, conversation, ticket, target, dueAt }) =>
    [pk, conversation, ticket, target, dueAt].join(' '),
  )
  return repeated(steps).map((step) => `recorded more than once: ${step}`)
}

/** A deadline that is marked as missed has its event, and one that is late without a mark has none due any more. */
export const missesRecorded = ({ now }: Observed, desk: DeskAtRest): readonly string[] =>
  [...desk.conversations, ...desk.tickets].flatMap((head) => {
    const recorded = new Set(
      missed(desk)
        .filter(({ pk }) => pk === head.pk)
        .map(({ target, dueAt }) => `${target} ${dueAt}`),
    )
    return head.deadlines.flatMap(({ target, dueAt, missedAt }) => {
      if (missedAt !== undefined && !recorded.has(`${target} ${dueAt}`)) {
        return [`${nameOf(head)} has missed ${target}, and no event says so`]
      }
      const isForgotten = missedAt === undefined && head.state === 'open' && dueAt < now - 180_000
      return isForgotten ? [`${nameOf(head)} is late for ${target}, and nobody noticed`] : []
    })
  })

const words: Readonly<Record<'en' | 'zh', Readonly<Record<Target, string>>>> = {
  en: {
    'first-response': 'first response',
    'next-response': 'next response',
    resolution: 'resolution',
    'follow-up': 'follow-up',
  },
  zh: {
    'first-response': '首次响应',
    'next-response': '后续响应',
    resolution: '解决',
    'follow-up': '回访',
  },
}

/** Whom a missed target is mailed to, and how that mail is known. */
const letterOf = (
  { policy }: Observed,
  { team = '', target = 'resolution', conversation, ticket }: Event,
) => {
  const lead = policy.agents[policy.teams[team]?.lead ?? '']
  const path = conversation ?? String(ticket)
  return `${lead?.email} ${words[lead?.language ?? 'en'][target]} ${path}`
}

/** Each missed target that nobody has ended is mailed to the lead, at least once. */
export const leadsTold = (observed: Observed, desk: DeskAtRest): readonly string[] => {
  const called = missed(desk).filter(({ why }) => why === undefined)
  const wanted = Map.groupBy(called, (event) => letterOf(observed, event))
  return [...wanted].flatMap(([letter, events]) => {
    const [to = '', ...rest] = letter.split(' ')
    const path = rest.pop() ?? ''
    const target = rest.join(' ')
    const mails = observed.mails.filter(
      (mail) => mail.to === to && mail.subject.includes(target) && mail.text.includes(path),
    )
    if (mails.length >= events.length) return []
    return [`${to} has ${mails.length} mails on ${target} of ${path}, and ${events.length} misses`]
  })
}
