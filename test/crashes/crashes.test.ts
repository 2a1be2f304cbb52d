import { describe, expect, inject, test } from 'vitest'
import { planOf } from './plan.ts'
import { playRound } from './round.ts'
import { roundInWords } from './round-in-words.ts'

/** One of each kind. `npm run crash` goes on from any other seed. */
const seeds = [20, 21, 22, 13, 19]

const roundMilliseconds = 180_000

describe('a desk whose processes are killed with kill -9 while people work on it', () => {
  test.each(seeds)(
    'keeps every promise once it was started again (seed %i)',
    async (seed) => {
      const round = await playRound(planOf(seed), inject('assembly'))
      expect(round.violations, roundInWords(round, 'a round')).toEqual([])
    },
    roundMilliseconds,
  )
})
