/** Choices that one number decides: the same seed, the same choices in the same order. */
export interface Random {
  /** A whole number from 0, below `end`. */
  readonly below: (end: number) => number
  /** A whole number from `from` up to and with `to`. */
  readonly between: (from: number, to: number) => number
  /** True this often, of 1. */
  readonly chance: (share: number) => boolean
  readonly pick: <Choice>(choices: readonly [Choice, ...Choice[]]) => Choice
  /** Choices of their own for somebody who goes on beside the others. */
  readonly branch: () => Random
}

const steps = 0x6d2b79f5

/** The generator is mulberry32 by Tommy Ettinger, in the public domain. */
export const randomOf = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + steps) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(next() * end)
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (share) => next() < share,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    branch: () => randomOf(below(2 ** 32)),
  }
}
