import { UsageError } from '../stage.ts'

/** Which mails of the list are meant. Epoch milliseconds. */
export interface Range {
  readonly from: number
  readonly to: number
  readonly reason: string | undefined
  readonly max: number
}

const dayMilliseconds = 24 * 60 * 60 * 1000
const usualDays = 14

interface Asked {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly reason: string | undefined
  readonly limit: string
}

/** What the options say; a day by itself is all of that day, by UTC. */
export const rangeOf = ({ from, to, reason, limit }: Asked, now: number): Range => {
  const until = to === undefined ? now : momentOf('to', to) + (isDay(to) ? dayMilliseconds - 1 : 0)
  const since = from === undefined ? until - usualDays * dayMilliseconds : momentOf('from', from)
  if (since > until) throw new UsageError(`--from ${from} is later than --to ${to ?? 'now'}.`)
  const max = Number(limit)
  if (!Number.isInteger(max) || max < 1) {
    throw new UsageError(`--limit ${limit} is no number of mails: use a whole one, as --limit 50.`)
  }
  return { from: since, to: until, reason, max }
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text)

const momentOf = (option: string, text: string): number => {
  const isMoment =
    isDay(text) || /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text)
  const at = isMoment ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(at)) return at
  throw new UsageError(
    `--${option} ${text} is no moment: write a day as 2026-11-26, or 2026-11-26T09:30+08:00.`,
  )
}

/** Refuses what a command does not take, and what it needs and did not get. */
export const refuseWords = (verb: string, words: readonly string[], isRange: boolean): void => {
  const takesNone = verb === 'list' || verb === 'check' || verb === 'activate'
  if (takesNone && words.length > 0) throw new UsageError(`${verb} takes no ${words[0]}.`)
  if (verb === 'replay' && words.length === 0 && !isRange) {
    throw new UsageError(
      'replay takes ids, or both --from and --to: npm run mails -- list shows them.',
    )
  }
  if (verb === 'show' && words.length === 0) {
    throw new UsageError('show takes ids: npm run mails -- list shows them.')
  }
  if (verb === 'suppressed' || verb === 'allow') {
    const wrong = words.find((word) => !/^[^\s@<>]+@[^\s@<>]+$/.test(word))
    if (wrong !== undefined) throw new UsageError(`${wrong} is no mail address.`)
    if (words.length === 0) throw new UsageError(`${verb} takes mail addresses.`)
  }
}

/** Why a mail could not be read, and what to do. */
export const reasons: Readonly<Record<string, string>> = {
  'no-inbox':
    'no inbox of the desk file has an address that it was sent to: add or correct one, apply the file, wait 15 s, replay',
  'no-object':
    'its object is not in the bucket, or in another one: it was taken away by hand, and cannot be had again',
  'too-large': 'it is larger than the 40 MB that SES takes: ask its sender for a link',
  'no-header': 'it has no header at all: look at it; it was hardly written by a person',
  virus:
    'SES found a virus in it: it was not opened; ask its sender, by another way, what they wanted',
  fault: 'a fault of ours: the log of its id names it; mend, deploy, replay',
}

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
