import { type Chance, createChance } from './chance.ts'
import { createStory, type Story, type Telling } from './story.ts'
import { createTime, type Time } from './time.ts'
import { createWeather, type Weather } from './weather.ts'

/** One world: its time, its chance, its weather, and the story of what happens in it. */
export interface World {
  readonly seed: number
  readonly time: Time
  readonly chance: Chance
  readonly weather: Weather
  readonly story: Story
  /** What it has come across, for whoever asks whether it has seen everything. */
  readonly met: string[]
  /** Environments that were killed or ran out of time. */
  readonly deaths: string[]
  /** A promise that was seen broken while it went on. */
  readonly broken: (promise: string, seen: string) => void
  readonly seenBroken: () => readonly { readonly promise: string; readonly seen: string }[]
}

export interface WorldOptions {
  readonly seed: number
  /** Epoch milliseconds. */
  readonly start: number
  /** Of all that might happen, only this does. @default all of it */
  readonly only?: ReadonlySet<string> | undefined
  /** @default nothing */
  readonly telling?: Telling | undefined
}

export const createWorld = ({ seed, start, only, telling = 'nothing' }: WorldOptions): World => {
  const chance = createChance(seed)
  const time = createTime(start)
  const story = createStory(telling, () => time.now() - start)
  const seen: { promise: string; seen: string }[] = []
  return {
    seed,
    time,
    chance,
    weather: createWeather(chance, only),
    story,
    met: [],
    deaths: [],
    broken: (promise, what) => {
      seen.push({ promise, seen: what })
      story.tell('PROMISE', `${promise}: ${what}`)
    },
    seenBroken: () => seen,
  }
}
