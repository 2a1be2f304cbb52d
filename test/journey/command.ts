import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { DeskClient } from '../../local/demo/client.ts'

/** What a command said to the person who typed it. */
export interface Said {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a command of `bin/` against a running desk; it is interrupted, as by Ctrl-C, once it has said enough. */
export const commanded = (
  client: DeskClient,
  file: string,
  args: readonly string[],
  isEnough?: (err: string) => boolean,
): Promise<Said> =>
  new Promise((resolve, reject) => {
    const path = fileURLToPath(new URL(`../../${file}`, import.meta.url))
    const child = spawn(process.execPath, [path, ...args, '--local', client.url])
    let [out, err] = ['', '']
    child.stdout.on('data', (part) => {
      out += part
    })
    child.stderr.on('data', (part) => {
      err += part
      if (!isEnough?.(err)) return
      // As npm does: the process hears of it from the terminal, and then once more from npm.
      child.kill('SIGINT')
      child.kill('SIGINT')
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })
