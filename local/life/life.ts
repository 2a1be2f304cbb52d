import { openClient } from '../demo/client.ts'
import { type Character, readCharacters } from './characters.ts'
import { type Voice, voiceOf } from './voices.ts'

export interface LifeOptions {
  /** How many wait already when the desk opens. */
  readonly waiting?: number
  /** Seconds between two who come. @default 25 */
  readonly everySeconds?: number
  /** Seconds until somebody goes on after an answer. @default 8 */
  readonly thinkingSeconds?: number
  /** @default nobody is told */
  readonly onFault?: (fault: unknown) => void
}

interface Visit {
  readonly character: Character
  readonly voice: Voice
  /** How much of what they came to say is said. */
  readonly said: number
  /** Epoch milliseconds: when the answer was read that they go on from. */
  readonly heardAt: number | undefined
}

/** More who wait than this would be no life any more. */
const visitsMax = 20
const lookMilliseconds = 2000

/** Keeps customers coming to a desk on this machine, by its own channels; the answer stops it. */
export const startLife = async (
  url: string,
  { waiting = 6, everySeconds = 25, thinkingSeconds = 8, onFault }: LifeOptions = {},
): Promise<() => Promise<void>> => {
  const desk = openClient(url)
  const characters = readCharacters()
  let visits: readonly Visit[] = []
  let next = 0
  const come = async (): Promise<void> => {
    const here = new Set(visits.map(({ character }) => character.name))
    const turn = [...characters.slice(next), ...characters.slice(0, next)]
    const character = turn.find(({ name }) => !here.has(name))
    if (character === undefined) return
    next = (characters.indexOf(character) + 1) % characters.length
    const voice = voiceOf(desk, character)
    await voice.says(character.says[0] ?? '')
    visits = [...visits, { character, voice, said: 1, heardAt: undefined }]
  }
  const goOn = async (visit: Visit): Promise<Visit | undefined> => {
    const { character, voice, said, heardAt } = visit
    if (heardAt === undefined) {
      return (await voice.heard()) >= said ? { ...visit, heardAt: Date.now() } : visit
    }
    if (Date.now() - heardAt < thinkingSeconds * 1000) return visit
    await voice.says(character.says[said] ?? '')
    const isOver = said + 1 >= character.says.length
    return isOver ? undefined : { ...visit, said: said + 1, heardAt: undefined }
  }
  for (let count = 0; count < waiting; count += 1) await come()
  let cameAt = Date.now()
  return everyNow(async () => {
    const gone = await Promise.all(visits.map(goOn))
    visits = gone.filter((visit) => visit !== undefined)
    if (Date.now() - cameAt < everySeconds * 1000 || visits.length >= visitsMax) return
    cameAt = Date.now()
    await come()
  }, onFault)
}

/** Looks around every now and then, one look at a time; the answer stops that, and waits for the last one. */
const everyNow = (
  look: () => Promise<void>,
  onFault: ((fault: unknown) => void) | undefined,
): (() => Promise<void>) => {
  let isStopping = false
  let wake = (): void => undefined
  const run = async (): Promise<void> => {
    while (!isStopping) {
      await look().catch((fault: unknown) => onFault?.(fault))
      await new Promise<void>((done) => {
        wake = done
        setTimeout(done, lookMilliseconds).unref()
      })
    }
  }
  const running = run()
  return async () => {
    isStopping = true
    wake()
    await running
  }
}
