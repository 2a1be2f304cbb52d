import { type Outcome, redrive, wouldRedrive } from '../../src/flows/redrive.ts'
import { remedyOf } from '../stage.ts'
import { type Found, shortId } from './found.ts'
import { type Desk, named, nothingIn, warnOf, withLetters } from './letters.ts'
import { withReason } from './list.ts'
import { outcomeWords } from './words.ts'

export interface RedriveOptions {
  /** Without any: all. */
  readonly ids: readonly string[]
  readonly reason: string | undefined
  /** Tells what would be done, and does nothing. */
  readonly isDry: boolean
}

/** What became of one letter. */
interface Done {
  readonly isSettled: boolean
  readonly outcomes: readonly Outcome[]
  /** The fault that kept it where it is. */
  readonly fault?: Error
}

/** So many faults in a row are the world's: the letters behind them would meet it too. */
const faultsMax = 10

/** Works letter after letter; each is taken away only after its work was handed on. One that fails stays. */
export const redriveAll = async (desk: Desk, options: RedriveOptions): Promise<void> => {
  const { ids, reason, isDry } = options
  const done = await withLetters(desk, Number.POSITIVE_INFINITY, async (found) => {
    warnOf(found)
    const asked = ids.length === 0 ? found.letters : named(found, ids)
    const letters = reason === undefined ? asked : (await withReason(asked, reason)).map(letterOf)
    return workAll(desk, letters, isDry)
  })
  process.stdout.write(done.length === 0 ? nothingIn(desk) : summary(done, isDry))
  if (!isDry && done.some(({ isSettled }) => !isSettled)) process.exitCode ||= 1
}

const letterOf = ({ letter }: { readonly letter: Found }): Found => letter

const workAll = async (
  { sources, isStopped }: Desk,
  letters: readonly Found[],
  isDry: boolean,
): Promise<readonly Done[]> => {
  const done: Done[] = []
  const tell = progress(letters.length)
  let faultsInARow = 0
  for (const letter of letters) {
    if (isStopped() || faultsInARow >= faultsMax) break
    for (const source of sources) await source.renew()
    const one = await workOne(letter, isDry)
    faultsInARow = one.fault === undefined ? 0 : faultsInARow + 1
    done.push(one)
    tell(done.length)
    if (!one.isSettled) process.stdout.write(`${shortId(letter)}  ${sentences(one, isDry)[0]}\n`)
  }
  const left = letters.length - done.length
  if (left > 0) {
    const why = isStopped() ? 'Interrupted' : `${faultsMax} failed in a row`
    process.stderr.write(`${why}: ${left} of ${letters.length} were not touched.\n`)
    process.exitCode ||= 1
  }
  return done
}

const workOne = async (found: Found, isDry: boolean): Promise<Done> => {
  try {
    const letter = await found.read()
    if (letter === undefined) return { isSettled: true, outcomes: [] }
    if (isDry) return await wouldRedrive(letter)
    const result = await redrive(letter)
    if (result.isSettled) await found.remove()
    return result
  } catch (fault) {
    return { isSettled: false, outcomes: [], fault: fault as Error }
  }
}

/** A long run says how far it is. */
const progress = (total: number) => {
  const everyCount = 100
  const everyMilliseconds = 2000
  let toldAt = Date.now()
  return (count: number): void => {
    if (count % everyCount !== 0 && Date.now() < toldAt + everyMilliseconds) return
    toldAt = Date.now()
    process.stderr.write(`${count} of ${total}\n`)
  }
}

/** A fault is told by its name: its message may quote what it met. */
const sentences = ({ outcomes, fault, isSettled }: Done, isDry: boolean): readonly string[] => {
  if (fault !== undefined) {
    const remedy = remedyOf(fault)
    return [`stays: ${fault.name}${remedy === undefined ? '' : ` (${remedy})`}`]
  }
  if (outcomes.length === 0) return ['taken away by somebody else']
  const said = outcomes.map((one) => outcomeWords[one][isDry ? 'would' : 'done'])
  // Of a batch that stays, what keeps it there comes first.
  return isSettled ? said : said.toSorted((one) => (one.includes('stay') ? -1 : 1))
}

const summary = (done: readonly Done[], isDry: boolean): string => {
  const said = done.flatMap((one) => sentences(one, isDry))
  const counts = [...Map.groupBy(said, (one) => one)].map(
    ([sentence, { length }]) => `${String(length).padStart(6)}  ${sentence}\n`,
  )
  const settled = done.filter(({ isSettled }) => isSettled).length
  const total = isDry
    ? `${done.length} looked at; nothing was changed.`
    : `${settled} of ${done.length} redriven, ${done.length - settled} stay.`
  return `${counts.join('')}${total}\n`
}
