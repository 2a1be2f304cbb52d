import { describe, expect, test } from 'vitest'
import { createRunner } from '../run.ts'
import { shrunk } from '../shrink.ts'
import { plantedFaults } from './planted.ts'

const seedsMax = 300
const patience = 10 * 60_000

/** The first seed that finds a promise broken in a house with this fault. */
const found = async (patches: (typeof plantedFaults)[number]['patches']) => {
  const play = await createRunner(patches)
  for (let seed = 1; seed <= seedsMax; seed += 1) {
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
    async ({ patches }) => {
      const run = (await found(patches))?.run
      expect(run?.violations[0]?.promise, `not found in ${seedsMax} seeds`).toBeDefined()
    },
    patience,
  )

  test(
    'tells what it found in few words, and the same again from its seed',
    async () => {
      const fault = plantedFaults.find(({ name }) => name.includes('without looking at the mark'))
      const { play, run } = (await found(fault?.patches ?? [])) ?? {}
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
