import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'

export interface Logs {
  /** Where a function's lines go: `<folder>/<name>.log`. */
  readonly of: (name: string) => (text: string) => void
  readonly close: () => Promise<void>
}

export const createLogs = (folder: string, alsoToTerminal: boolean): Logs => {
  mkdirSync(folder, { recursive: true })
  const streams = new Map<string, WriteStream>()
  const streamOf = (name: string): WriteStream => {
    const open = streams.get(name) ?? createWriteStream(join(folder, `${name}.log`), { flags: 'a' })
    // A full disk must not stop the desk; the terminal shows the lines still.
    if (!streams.has(name)) open.on('error', () => undefined)
    streams.set(name, open)
    return open
  }
  return {
    of: (name) => (text) => {
      streamOf(name).write(text)
      if (alsoToTerminal) process.stderr.write(text.replace(/^(?=.)/gm, `${name.padEnd(14)} `))
    },
    close: async () => {
      await Promise.all(
        [...streams.values()].map((stream) => new Promise((resolve) => stream.end(resolve))),
      )
    },
  }
}
