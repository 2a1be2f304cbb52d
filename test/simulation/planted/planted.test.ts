import { describe, expect, test } from 'vitest'
import { createRunner } from '../run.ts'
import { shrunk } from '../shrink.ts'
import { type Planted, plantedFaults } from './planted.ts'

const seedsMax = 300
const patience = 10 * 60_000

/** Where to begin with a fault that shows in few worlds: those before it take two minutes. */
const firstSeeds: Readonly<Record<string, number>> = { 'a lease ends before the worker does': 181 }

/** The first seed that finds a promise broken in a house with this fault. */
const found = async ({ name, patches }: Planted) => {
  const first = firstSeeds[name] ?? 1
  const play = await createRunner(patches)
  for (let seed = first; seed < first + seedsMax; seed += 1) {
    const run = await play({ seed })
    if (run.violations.length > 0) return { play, run }
  }
  return undefined
}

describe('the simulation', () => {
  test('has faults to look for', () => {
    expect(plantedFaults.length).toBeGreaterThanOrEqual(12)
    expect(new Set(plantedFaults.map(({ name }) => name)).size).toBe(plantedFaults.length)
  })

  test.each(plantedFaults)(
    'finds it when $name',
    async (fault) => {
      const run = (await found(fault))?.run
      expect(run?.violations[0]?.promise, `not found in ${seedsMax} seeds`).toBeDefined()
    },
    patience,
  )

  test(
    'tells what it found in few words, and the same again from its seed',
    async () => {
      const fault = plantedFaults.find(({ name }) => name.includes('without looking at the mark'))
      const { play, run } = (fault && (await found(fault))) ?? {}
      if (play === undefined || run === undefined) throw new Error('It was not found.')
      const only = await shrunk(play, run, { triesMax: 150 })
      expect(only.size).toBeLessThan(run.happened.length / 20)
      const shortest = await play({ seed: run.seed, only, telling: 'story' })
      expect(shortest.violations[0]?.promise).toBe(run.violations[0]?.promise)
      expect(shortest.story.join('\n')).toContain('PROMISE')
    },
    patience,
  )

  test('refuses a fault that does not fit the source any more', async () => {
    const patch = { file: 'src/store/keep.ts', find: 'nothing of ours', replace: '' }
    await expect(createRunner([patch])).rejects.toThrow('must fit once')
  })
})
