import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bucket,
  count,
  type Histogram,
  merged,
  percentileSeconds,
  withDuration,
} from '../../src/desk/histogram.ts'

const seconds = fc.oneof(
  fc.integer({ min: 0, max: 4000 }),
  fc.integer({ min: 0, max: 40 * 86_400 }),
)
const histogramOf = (list: readonly number[]): Histogram =>
  list.reduce<Histogram>((sum, one) => withDuration(sum, one * 1000), {})

const exact = (list: readonly number[], percent: number): number => {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.max(1, Math.ceil((percent * sorted.length) / 100)) - 1] ?? Number.NaN
}

describe('a length of time', () => {
  test('of up to 34 minutes is kept to the second', () => {
    for (const one of [0, 1, 59, 2046, 2047]) expect(bucket(one)).toBe(one)
  })

  test('that is longer is rounded down by less than a thousandth', () => {
    fc.assert(
      fc.property(seconds, (one) => {
        expect(bucket(one)).toBeLessThanOrEqual(one)
        expect(one - bucket(one)).toBeLessThanOrEqual(one / 1024)
        expect(bucket(bucket(one))).toBe(bucket(one))
      }),
    )
  })

  test('falls into few buckets, so that a day of long cases stays one small item', () => {
    expect([2048, 2049, 2050, 4096, 4099].map(bucket)).toEqual([2048, 2048, 2050, 4096, 4096])
    expect(bucket(1_000_001)).toBe(999_936)
    const octave = Array.from({ length: 4096 }, (_, index) => bucket(4096 + index))
    expect(new Set(octave).size).toBe(1024)
  })

  test('below nothing is nothing', () => {
    expect(bucket(-3)).toBe(0)
    expect(bucket(0.9)).toBe(0)
  })
})

describe('median and percentiles', () => {
  test('are those of the sorted list, never above it and less than a thousandth below', () => {
    fc.assert(
      fc.property(
        fc.array(seconds, { minLength: 1, maxLength: 120 }),
        fc.integer({ min: 1, max: 100 }),
        (list, percent) => {
          const wanted = exact(list, percent)
          const shown = percentileSeconds(histogramOf(list), percent) ?? Number.NaN
          expect(shown).toBeLessThanOrEqual(wanted)
          expect(wanted - shown).toBeLessThanOrEqual(wanted / 1024)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('count the rank exactly, also where a decimal fraction is not', () => {
    const hundred = histogramOf(Array.from({ length: 100 }, (_, index) => index + 1))
    for (const percent of [7, 14, 28, 29, 50, 57, 90]) {
      expect(percentileSeconds(hundred, percent)).toBe(percent)
    }
  })

  test('do not exist without a value', () => {
    expect(percentileSeconds({}, 50)).toBeUndefined()
  })

  test('are the same from two merged halves as from the whole', () => {
    fc.assert(
      fc.property(fc.array(seconds), fc.array(seconds), (one, other) => {
        expect(merged(histogramOf(one), histogramOf(other))).toEqual(
          histogramOf([...one, ...other]),
        )
        expect(count(merged(histogramOf(one), histogramOf(other)))).toBe(one.length + other.length)
      }),
    )
  })
})
