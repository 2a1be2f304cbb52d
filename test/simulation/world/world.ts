import { type Chance, createChance } from './chance.ts'
import { createStory, type Story } from './story.ts'
import { createTime, type Time } from './time.ts'
import { createWeather, type Weather } from './weather.ts'

/** One world: its time, its chance, its weather, and the story of what happens in it. */
export interface World {
  readonly seed: number
  readonly time: Time
  readonly chance: Chance
  readonly weather: Weather
  readonly story: Story
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
  readonly isTold?: boolean | undefined
}

export const createWorld = ({ seed, start, only, isTold = false }: WorldOptions): World => {
  const chance = createChance(seed)
  const time = createTime(start)
  const story = createStory(isTold, () => time.now() - start)
  const seen: { promise: string; seen: string }[] = []
  return {
    seed,
    time,
    chance,
    weather: createWeather(chance, only),
    story,
    broken: (promise, what) => {
      seen.push({ promise, seen: what })
      story.tell('PROMISE', `${promise}: ${what}`)
    },
    seenBroken: () => seen,
  }
}
