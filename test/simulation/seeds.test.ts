import { beforeAll, describe, expect, test } from 'vitest'
import { EventType } from '../../src/desk/event.ts'
import { createRunner, type Run, type Runner } from './run.ts'
import { everyday, troubles } from './world/weather.ts'

const seeds = 200
/** Longer than a busy machine needs for all of them. */
const patience = 10 * 60_000

let play: Runner
beforeAll(async () => {
  play = await createRunner()
})

describe('the desk under everything that a seed can think of', () => {
  const runs: Run[] = []

  test(
    `keeps each of its promises, in ${seeds} worlds`,
    async () => {
      for (let seed = 1; seed <= seeds; seed += 1) runs.push(await play({ seed }))
      const broken = runs.flatMap(({ seed, violations }) =>
        violations.map(({ promise, seen }) => `seed ${seed}: ${promise}: ${seen}`),
      )
      expect(broken).toEqual([])
    },
    patience,
  )

  test('was really tried: every kind of trouble was met, and every end that a thing can have', () => {
    const met = new Set(runs.flatMap((run) => run.met))
    const wanted = [
      ...Object.keys(troubles),
      ...Object.keys(everyday),
      ...EventType.options.map((type) => `event ${type}`),
      ...['sent', 'failed', 'unconfirmed'].map((state) => `reply ${state}`),
      ...['sent', 'failed', 'unconfirmed', 'cancelled'].map((state) => `survey ${state}`),
      ...['escalate', 'deliver', 'deadlines'].map((place) => `letter of ${place}: handed-on`),
      ...['handed-on', 'filed-already', 'watchers-told'].map((one) => `letter of given-up: ${one}`),
      'letter of parking: will-be-filed',
    ]
    expect(wanted.filter((one) => !met.has(one))).toEqual([])
  })
})

describe('a seed', () => {
  test('tells the same story each time, in the same house and in a new one', async () => {
    const first = await play({ seed: 7, telling: 'everything' })
    const other = await createRunner()
    await other({ seed: 8 })
    const second = await other({ seed: 7, telling: 'everything' })
    expect(first.story.length).toBeGreaterThan(100)
    expect(second.story).toEqual(first.story)
    expect((await play({ seed: 8, telling: 'story' })).story).not.toEqual(first.story)
  })

  test('tells in its story what it does without being asked for it', async () => {
    const silent = await play({ seed: 9 })
    const told = await play({ seed: 9, telling: 'story' })
    expect(silent.story).toEqual([])
    expect(told.happened).toEqual(silent.happened)
  })
})
