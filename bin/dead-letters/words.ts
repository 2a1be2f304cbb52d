import type { About } from '../../src/flows/about-letter.ts'
import type { Place } from '../../src/flows/letter.ts'
import type { Outcome } from '../../src/flows/redrive.ts'

/** Bodies are ids and codes; should one hold anything else, it is not to steer the terminal. */
export const plain = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?')

/** What a letter is about, in one line. */
export const aboutLine = (about: Partial<About>): string =>
  plain([subjectOf(about), ...belongings(about)].filter((part) => part !== undefined).join(', '))

const subjectOf = (about: Partial<About>): string => {
  const { thread, conversation, inbound, seq, event, ticket, survey, agent, records } = about
  const head = conversation === undefined ? `ticket ${ticket}` : `conversation ${conversation}`
  if (inbound !== undefined) return `received message ${inbound} of thread ${thread}`
  if (seq !== undefined) return `message ${seq} of ${head}`
  if (survey !== undefined) return `survey ${survey}`
  if (records !== undefined) return `${records} records given up by ${about.function}`
  if (event !== undefined) return `event ${event} of ${head}`
  if (about.target !== undefined) return `missed ${about.target} of ${head}`
  if (conversation !== undefined || ticket !== undefined) return head
  if (thread !== undefined) return `thread ${thread}`
  if (agent !== undefined) return `agent ${agent}`
  return about.team === undefined ? 'what nobody can tell' : `queue of team ${about.team}`
}

const belongings = ({ conversation, ticket, target, team, correlation }: Partial<About>) => [
  conversation === undefined || ticket === undefined ? undefined : `ticket ${ticket}`,
  target === undefined || team === undefined ? undefined : `team ${team}`,
  correlation === undefined || correlation === '' ? undefined : `correlation ${correlation}`,
]

/** What each reason means, for who sees it first here. docs/runbook.md says what to do. */
export const reasons: Readonly<Record<string, string>> = {
  'unknown-inbox': 'its inbox is not in the desk file; put it back, or it is parked again',
  'unreadable-item': 'it does not have the shape that the deployed version knows',
  fault: 'a fault in our code; the log of the correlation names it',
  'not-relayed': 'a change that relay does not understand',
  'failed-5-times': 'its worker failed five times; its log names the fault',
  'record-age-exceeded': 'the reader of the stream failed for 23 hours',
  'retry-attempts-exhausted': 'the reader of the stream failed as often as it may',
  'unreadable-letter': 'nothing that this version puts there',
  'unknown-reason': 'nothing that this version parks for',
}

export const reasonLine = (reason: string): string => `${reason}: ${reasons[reason] ?? ''}`

interface Words {
  /** After redrive. */
  readonly done: string
  /** Before it. */
  readonly would: string
}

/** What the worker of each queue does with an order that it has had before. */
export const workerWords: Readonly<Record<Place, string | undefined>> = {
  parking: undefined,
  deliver: 'its worker sends a reply that is still queued, and no other: at most once',
  'mail-in': 'its worker files a mail that it has not filed, and no other',
  'mail-out': 'its worker mails a reply that is still queued, and no other: at most once',
  escalate: 'its worker mails the lead, whatever happened to the case since: at least once',
  survey: 'its worker mails a survey that is still scheduled, and no other: at most once',
  deadlines: 'its worker looks at what is due now',
  'given-up': undefined,
}

const stays = (why: string): Words => ({ done: `stays: ${why}`, would: `would stay: ${why}` })

/** What each outcome means. */
export const outcomeWords: Readonly<Record<Outcome, Words>> = {
  'will-be-filed': {
    done: 'due now: the clock files it within 2 minutes',
    would: 'would make it due: the clock files it within 2 minutes',
  },
  'filed-already': {
    done: 'was filed already: only the letter is taken away',
    would: 'it is filed already: would only take the letter away',
  },
  'handed-on': {
    done: 'handed to its worker again',
    would: 'would hand it to its worker again',
  },
  'watchers-told': {
    done: 'told to those who watch its lists',
    would: 'would tell those who watch its lists',
  },
  indexed: {
    done: 'is found by its words again',
    would: 'would write by which words it is found',
  },
  parked: {
    done: 'not understood: has a letter of its own in parking now',
    would: 'not understood: would give it a letter of its own in parking',
  },
  gone: stays('what it is about is no longer in the table; discard it'),
  'not-understood': stays('this version does not understand it; deploy and run one that does'),
}
