import { describe, expect, test } from 'vitest'
import { createRunner } from '../run.ts'
import { shrunk } from '../shrink.ts'
import firstSeeds from './first-seeds.json' with { type: 'json' }
import { type Planted, plantedFaults } from './planted.ts'
import { searched, seedsMax } from './search.ts'

const patience = 10 * 60_000

/** Where to begin with each: the worlds before it do not show the fault. */
const known: Readonly<Record<string, number>> = firstSeeds
const found = (fault: Planted) => searched(fault, known[fault.name] ?? 1)

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
      const only = await shrunk(play, run, { triesMax: 300 })
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
