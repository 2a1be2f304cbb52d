import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What Node compiles is kept for the whole run: hundreds of processes load the same packages. */
export default (): (() => void) => {
  if (process.env.NODE_COMPILE_CACHE !== undefined) return () => undefined
  const folder = mkdtempSync(join(tmpdir(), 'warmline-compiled-'))
  process.env.NODE_COMPILE_CACHE = folder
  return () => {
    delete process.env.NODE_COMPILE_CACHE
    rmSync(folder, { recursive: true, force: true })
  }
}
