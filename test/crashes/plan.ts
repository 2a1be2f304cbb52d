import type { Role } from './processes.ts'
import { type Random, randomOf } from './random.ts'

/** One `kill -9`: whom, and how long after the phase began. What it meets at that moment is chance. */
export interface Kill {
  readonly phase: 'start' | 'load' | 'restart' | 'rest'
  /** `any`: whatever process of the desk runs then. */
  readonly whom: Role | 'any'
  readonly afterMilliseconds: number
}

/** What happens in a round. */
export interface Plan {
  readonly seed: number
  readonly kills: readonly Kill[]
  /** Whether the first starts synthesize the stack too, as `npm start` does: slow, so not always. */
  readonly synthesizes: boolean
  /** Whether the next desk starts while the rest of the killed one may still be ending. */
  readonly startsAtOnce: boolean
  /** How the desk ends after the round. */
  readonly ending: 'SIGKILL' | 'SIGTERM'
}

const kill = (phase: Kill['phase'], whom: Kill['whom'], afterMilliseconds: number): Kill => ({
  ...{ phase, whom, afterMilliseconds },
})

const startMilliseconds = 1200
const wholeStartMilliseconds = 6000
const loadMilliseconds = { from: 100, to: 2000 }
const restMilliseconds = 2500

const inLoad = (random: Random, whom: Kill['whom']): Kill =>
  kill('load', whom, random.between(loadMilliseconds.from, loadMilliseconds.to))

const anyone: readonly [Kill['whom'], ...Kill['whom'][]] = ['desk', 'emulator', 'any']

const kindsOfRounds = 5
const killedInStart = 3

/** Five kinds of rounds, taken in turn: five seeds after each other meet each. */
const killsOf = (kind: number, random: Random, startTakes: number): readonly Kill[] => {
  const also = (one: Kill): readonly Kill[] => (random.chance(0.5) ? [one] : [])
  const inStart = () => kill('start', 'any', random.below(startTakes))
  const kinds = [
    () => [inLoad(random, 'desk'), ...also(inLoad(random, random.pick(anyone)))],
    () => [
      inLoad(random, 'emulator'),
      ...also(kill('restart', 'any', random.below(startMilliseconds))),
    ],
    // First those who would clear up, then the desk: nothing may be left behind all the same.
    () => [
      inLoad(random, random.pick<Role>(['guard', 'watcher'])),
      inLoad(random, random.pick<Role>(['desk', 'emulator'])),
    ],
    () => [inStart(), ...also(inStart()), inLoad(random, random.pick(anyone))],
    () => [
      ...also(inLoad(random, 'any')),
      kill('rest', random.pick(anyone), random.below(restMilliseconds)),
    ],
  ]
  return kinds[kind]?.() ?? []
}

export const planOf = (seed: number): Plan => {
  const random = randomOf(seed)
  const kind = seed % kindsOfRounds
  const synthesizes = kind === killedInStart && random.chance(0.25)
  const kills = killsOf(kind, random, synthesizes ? wholeStartMilliseconds : startMilliseconds)
  const startsAtOnce = random.chance(0.5)
  const ending = random.pick<Plan['ending']>(['SIGKILL', 'SIGTERM'])
  return { seed, kills, synthesizes, startsAtOnce, ending }
}
