import { aboutLetter } from '../../src/flows/about-letter.ts'
import type { Letter } from '../../src/flows/letter.ts'
import { letterState, type Standing } from '../../src/flows/letter-state.ts'
import { wouldRedrive } from '../../src/flows/redrive.ts'
import type { Found } from './found.ts'
import { type Desk, named, withLetters } from './letters.ts'
import { aboutLine, outcomeWords, plain, reasonLine, workerWords } from './words.ts'

/** Shows everything that there is to know about some letters, how what they are about stands now, and what redrive would do. */
export const show = async (desk: Desk, ids: readonly string[], isJson: boolean): Promise<void> => {
  const letters = await withLetters(desk, Number.POSITIVE_INFINITY, async (found) =>
    Promise.all(named(found, ids).map(async (one) => ({ found: one, letter: await one.read() }))),
  )
  for (const { found, letter } of letters) {
    if (letter === undefined) continue
    const shown = await described(found, letter)
    process.stdout.write(isJson ? `${JSON.stringify(shown)}\n` : page(shown))
  }
}

const described = async ({ id, place, at, received }: Found, letter: Letter) => {
  const [standings, { outcomes }] = await Promise.all([letterState(letter), wouldRedrive(letter)])
  const counts = Object.entries(Object.groupBy(outcomes, (one) => one)).map(([outcome, all]) => ({
    outcome: outcome as keyof typeof outcomeWords,
    count: all.length,
  }))
  return { id, place, at, received, ...aboutLetter(letter), standings, redrive: counts }
}

type Shown = Awaited<ReturnType<typeof described>>

const page = ({ id, place, at, received, reason, standings, redrive, ...about }: Shown): string => {
  const rows = [
    ['lies in', placeLine(place)],
    ['since', at],
    ...(received === undefined ? [] : [['received', `${received} times, lookings included`]]),
    ['reason', reasonLine(reason)],
    ['about', aboutLine({ reason, ...about })],
    ...standings.map((standing) => ['now', standingLine(standing)]),
    ...redrive.map(({ outcome, count }) => [
      'redrive',
      `${count > 1 ? `${count} of it: ` : ''}${outcomeWords[outcome].would}`,
    ]),
    ...(workerWords[place] === undefined ? [] : [['then', workerWords[place]]]),
  ]
  const body = rows.map(([name = '', text = '']) => `  ${name.padEnd(9)} ${text}\n`)
  return `${id}\n${body.join('')}`
}

const placeLine = (place: Found['place']): string => {
  if (place === 'parking') return 'parking: records that a function set aside'
  if (place === 'given-up') return 'given-up: the bucket of what a reader of the stream gave up'
  return `${place}: the dead letters of its queue`
}

const standingLine = ({ about, now }: Standing): string => {
  const state =
    now === undefined
      ? 'not in the table'
      : Object.entries(now)
          .map(([name, value]) => `${name} ${value}`)
          .join(', ')
  return `${aboutLine(about)}: ${plain(state)}`
}
