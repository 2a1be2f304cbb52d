import { type About, aboutLetter } from '../../src/flows/about-letter.ts'
import { type Found, shortId } from './found.ts'
import { type Desk, nothingIn, warnOf, withLetters } from './letters.ts'
import { aboutLine } from './words.ts'

export interface ListOptions {
  readonly reason: string | undefined
  readonly isJson: boolean
  readonly max: number
}

interface Listed {
  readonly letter: Found
  readonly about: About
}

/** Shows what lies there. It is given back before the first line is printed. */
export const list = async (desk: Desk, { reason, isJson, max }: ListOptions): Promise<void> => {
  const { listed, findings } = await withLetters(desk, max, async (found) => ({
    findings: found,
    listed: await withReason(found.letters, reason),
  }))
  for (const one of listed) process.stdout.write(isJson ? jsonLine(one) : lines(one))
  if (!isJson) process.stdout.write(listed.length === 0 ? nothingIn(desk) : summary(listed))
  if (desk.isStopped()) process.stderr.write('Interrupted: there may be more.\n')
  warnOf(findings)
}

/** What each is about; those of one reason only, if one is named. */
export const withReason = async (
  letters: readonly Found[],
  reason: string | undefined,
): Promise<readonly Listed[]> => {
  const listed: Listed[] = []
  for (const letter of letters) {
    const read = await letter.read()
    if (read === undefined) continue
    const about = aboutLetter(read)
    if (reason === undefined || about.reason === reason) listed.push({ letter, about })
  }
  return listed
}

const jsonLine = ({ letter: { id, place, at, received }, about }: Listed): string =>
  `${JSON.stringify({ id, place, at, received, ...about })}\n`

const lines = ({ letter, about }: Listed): string => {
  const first = [shortId(letter), letter.place.padEnd(9), letter.at, about.reason].join('  ')
  return `${first}\n${' '.repeat(15)}${aboutLine(about)}\n`
}

const summary = (listed: readonly Listed[]): string => {
  const groups = Map.groupBy(listed, ({ letter, about }) => `${letter.place}  ${about.reason}`)
  const counts = [...groups].map(([name, { length }]) => `${String(length).padStart(6)}  ${name}\n`)
  return `\n${counts.join('')}${String(listed.length).padStart(6)}  in all\n`
}
