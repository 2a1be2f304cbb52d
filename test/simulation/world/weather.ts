import type { Chance } from './chance.ts'

/** What may go wrong, or only otherwise than usual. */
export const troubles = {
  throttled: 'is told to come later',
  'lost-request': 'reaches nobody',
  'lost-answer': 'is carried out, and its answer is lost',
  internal: 'meets an error inside AWS',
  conflict: 'meets another writer',
  partial: 'is carried out in part',
  'killed-before': 'dies before this',
  'killed-after': 'dies after this',
  slow: 'takes very long',
  'app-500': 'is answered with 500',
  'app-429': 'is answered with 429',
  'app-410': 'is answered with 410',
  'app-away': 'finds nobody there',
  'app-slow': 'waits long for an answer',
  'app-silent': 'is never answered, and nothing was taken',
  'app-took-silently': 'is taken, and never answered',
  'mail-refused': 'is refused by SES for what it is',
  'mail-took-silently': 'is taken by SES, whose answer is lost',
  'mail-away': 'finds no SES there',
  'gave-up': 'is given up by the stream',
  'tick-missed': 'does not come',
  'tick-late': 'comes late',
  skewed: 'has a clock that is wrong',
} as const

/** What belongs to every day, and must harm nothing: it goes on when the trouble is over. */
export const everyday = {
  twice: 'comes twice',
  replayed: 'is handed in once more',
  late: 'comes late',
  'out-of-order': 'comes out of order',
  lagging: 'shows later what was written',
  stale: 'reads what stood there before',
  cold: 'starts anew',
} as const

export type Trouble = keyof typeof troubles
export type Kind = Trouble | keyof typeof everyday

/** Something that happened and might not have: a fault, or a deed of somebody. It can be left out of a story. */
export interface Happening {
  readonly id: string
  readonly kind: Kind | 'deed'
}

export interface Weather {
  /** Which of these happens here, if any. */
  readonly strikes: <Some extends Kind>(
    label: string,
    ...kinds: readonly Some[]
  ) => Some | undefined
  /** Whether somebody does this; they do, unless it is left out of the story. */
  readonly does: (deed: string) => boolean
  readonly breakOut: () => void
  readonly calmDown: () => void
  readonly isCalm: () => boolean
  /** All that has happened so far, in order. */
  readonly happened: () => readonly Happening[]
}

/** How likely each kind is in the weather of one seed: most kinds are away most of the time, so that each is met alone too. */
const ratesOf = (chance: Chance): ReadonlyMap<Kind, number> => {
  const isFair = chance.of('weather:fair') < 0.08
  const strength = chance.pick('weather:strength', [0.01, 0.03, 0.06, 0.12])
  const share = chance.pick('weather:share', [0.12, 0.3, 0.6])
  const rates = new Map<Kind, number>()
  for (const kind of Object.keys(troubles) as Trouble[]) {
    const isThere = chance.of(`weather:${kind}`) < share && !isFair
    rates.set(kind, isThere ? strength * often(kind) : 0)
  }
  for (const kind of Object.keys(everyday) as (keyof typeof everyday)[]) {
    rates.set(kind, chance.pick(`weather:${kind}`, [0, 0.02, 0.1, 0.25]))
  }
  return rates
}

/** Some are asked of seldom: they are made likely, so that they happen at all. */
const often = (kind: Trouble): number => {
  if (kind.startsWith('app-') || kind.startsWith('mail-')) return 6
  if (kind === 'gave-up' || kind === 'skewed') return 10
  return kind.startsWith('tick-') ? 3 : 1
}

export const createWeather = (chance: Chance, only: ReadonlySet<string> | undefined): Weather => {
  const rates = ratesOf(chance)
  const happened: Happening[] = []
  const times = new Map<string, number>()
  let isCalm = true
  const note = (id: string, kind: Happening['kind']): boolean => {
    if (only !== undefined && !only.has(id)) return false
    happened.push({ id, kind })
    return true
  }
  return {
    strikes: (label, ...kinds) => {
      const time = (times.get(label) ?? 0) + 1
      times.set(label, time)
      let drawn = chance.of(label)
      for (const kind of kinds) {
        const rate = isCalm && kind in troubles ? 0 : (rates.get(kind) ?? 0)
        if (drawn < rate) return note(`${kind} ${label} ${time}`, kind) ? kind : undefined
        drawn -= rate
      }
      return undefined
    },
    does: (deed) => note(deed, 'deed'),
    breakOut: () => {
      isCalm = false
    },
    calmDown: () => {
      isCalm = true
    },
    isCalm: () => isCalm,
    happened: () => happened,
  }
}
