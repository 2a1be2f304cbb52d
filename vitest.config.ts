import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first.ts'

/**
 * Three projects, since they weigh differently: rules and rooms are quick; a file of `browser` starts a browser; a
 * journey starts a whole desk with an emulator and a thread for each function. Those two wait half of their time, so that
 * three files at a time fill the two cores of a small machine.
 */
export default defineConfig({
  test: {
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'rooms',
          include: ['test/**/*.test.ts'],
          exclude: ['test/journey/**', 'test/crashes/**', 'test/browser/**'],
          globalSetup: ['test/compile-once.ts'],
          // The simulation makes so many short-lived values that tidying them up is a sixth of its time.
          execArgv: ['--max-semi-space-size=64'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/compile-once.ts', 'test/browser/unpack-once.ts'],
          expect: { poll: { timeout: 10_000 } },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/{journey,crashes}/**/*.test.ts'],
          globalSetup: [
            'test/compile-once.ts',
            'test/journey/synthesize-once.ts',
            'test/browser/unpack-once.ts',
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
