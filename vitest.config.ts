import { defineConfig } from 'vitest/config'

/**
 * Three projects, since they weigh differently: rules and rooms are quick; a file of `browser` starts a browser; a
 * journey starts a whole desk with an emulator and a thread for each function. Two files at a time fill the two cores of a small machine.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'rooms',
          include: ['test/**/*.test.ts'],
          exclude: ['test/journey/**', 'test/crashes/**', 'test/browser/**'],
          globalSetup: ['test/compile-once.ts'],
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
