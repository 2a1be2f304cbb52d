import { UsageError } from '../stage.ts'
import { type Findings, type Found, type LetterSource, shortId } from './found.ts'

/** What a command works with. */
export interface Desk {
  readonly sources: readonly LetterSource[]
  readonly isStopped: () => boolean
  /** Whether only a part of what lies there was asked for. */
  readonly isNarrowed: boolean
}

export const nothingIn = ({ isNarrowed }: Desk): string =>
  isNarrowed ? 'Nothing that fits is parked or dead.\n' : 'Nothing is parked or dead.\n'

/** Hands over what lies there, and lets everybody see again what was not removed, however the work ends. */
export const withLetters = async <Answer>(
  { sources, isStopped }: Desk,
  max: number,
  work: (findings: Findings) => Promise<Answer>,
): Promise<Answer> => {
  try {
    const found = await Promise.allSettled(sources.map((source) => source.find(max, isStopped)))
    return await work(joined(found.map(fulfilled)))
  } finally {
    await giveBack(sources)
  }
}

/** Each place was waited for before any of them may fail: what it has received is given back then. */
const fulfilled = (result: PromiseSettledResult<Findings>): Findings => {
  if (result.status === 'rejected') throw result.reason
  return result.value
}

const joined = (findings: readonly Findings[]): Findings => ({
  letters: findings.flatMap(({ letters }) => letters),
  hidden: findings.reduce((sum, { hidden }) => sum + hidden, 0),
  isCut: findings.some(({ isCut }) => isCut),
})

const giveBack = async (sources: readonly LetterSource[]): Promise<void> => {
  const results = await Promise.allSettled(sources.map((source) => source.giveBack()))
  results.forEach((result, index) => {
    if (result.status === 'fulfilled') return
    process.stderr.write(
      `What was looked at in ${sources[index]?.place} shows again within 2 minutes: giving it back failed (${result.reason.name}).\n`,
    )
  })
}

/** What a person should know beside what was found. */
export const warnOf = ({ hidden, isCut }: Findings): void => {
  if (hidden > 0) {
    process.stderr.write(
      `About ${hidden} more lie there, hidden for up to 2 minutes because somebody looks at them: ask again then.\n`,
    )
  }
  if (isCut) process.stderr.write('There are more: --limit N looks at N of each place.\n')
}

const idForm = /^[0-9a-f-]{6,36}$/

/** The letters of these ids, or of their beginnings. */
export const named = ({ letters, hidden }: Findings, ids: readonly string[]): readonly Found[] => {
  const found = ids.map((id) => {
    const [one, ...others] = letters.filter((letter) => letter.id.startsWith(id))
    if (one !== undefined && others.length === 0) return one
    if (one !== undefined) {
      throw new UsageError(
        `${id} fits ${others.length + 1} letters: give more of it, as list --json shows it.`,
      )
    }
    const where =
      hidden > 0
        ? `About ${hidden} are hidden for up to 2 minutes because somebody looks at them: ask again then.`
        : 'It was worked or taken away, or its 14 days are over; `list` shows what there is.'
    throw new UsageError(`No letter is called ${id}. ${where}`)
  })
  return [...new Map(found.map((one) => [one.id, one])).values()]
}

/** Refused before anything is looked at. */
export const refuseNoIds = (verb: string, ids: readonly string[]): void => {
  if (ids.length === 0) {
    const all = verb === 'redrive' ? ', or --all' : ''
    throw new UsageError(
      `${verb} needs ids, as \`npm run dead-letters -- list\` shows them (${verb} 3f9a1c2e-7b1d)${all}.`,
    )
  }
  const wrong = ids.find((id) => !idForm.test(id))
  if (wrong === undefined) return
  throw new UsageError(
    `${wrong} is no id: these are at least 6 of the digits, letters a to f and hyphens that \`list\` shows first, as ${shortId({ id: '3f9a1c2e-7b1d-4c55' })}.`,
  )
}
