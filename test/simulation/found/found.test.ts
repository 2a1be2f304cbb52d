import { beforeAll, describe, expect, test } from 'vitest'
import { createRunner, type Runner } from '../run.ts'
import { findings } from './found.ts'

let play: Runner
beforeAll(async () => {
  play = await createRunner()
})

describe.each(findings)('once it was found that $name', ({ seed, asItWas }) => {
  test('it was mended: its seed breaks no promise any more', async () => {
    expect((await play({ seed })).violations).toEqual([])
  })

  test('its seed goes on to show it, where the mend is taken out again', async () => {
    const before = await createRunner(asItWas)
    expect((await before({ seed })).violations.length).toBeGreaterThan(0)
  })
})

test('once it was found that the world left out the clock while somebody waited: it strikes in its seed', async () => {
  expect((await play({ seed: 503_790 })).violations).toEqual([])
})
