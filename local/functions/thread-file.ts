import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

/**
 * Writes what a function's thread runs as one plain JavaScript file. Node runs the TypeScript itself too, but
 * would load its compiler into every thread: 11 MB and 25 ms each.
 */
export const writeThreadFile = (path: string): void => {
  buildSync({
    entryPoints: [fileURLToPath(new URL('./thread.ts', import.meta.url))],
    outfile: path,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
  })
}
