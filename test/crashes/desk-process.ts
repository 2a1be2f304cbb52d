import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** Where a round's desk keeps its data, and what it is started with. */
export interface Place {
  /** The round's folder, whose name stands in the command line of each of its processes. */
  readonly folder: string
  readonly deskFile: string
  /** The synthesized stack; empty: it is synthesized as the desk starts. */
  readonly assembly: string
}

/** A desk's main process, from its start on. */
export interface DeskProcess {
  readonly pid: number
  /** The address, or undefined when it ended before it was ready. */
  readonly ready: Promise<string | undefined>
  readonly ended: Promise<true>
  readonly child: ChildProcess
}

const command = fileURLToPath(new URL('./run-desk.ts', import.meta.url))

/** Starts a desk in a process of its own; what it says goes to `desk.log`. */
export const launch = ({ folder, deskFile, assembly }: Place): DeskProcess => {
  const log = createWriteStream(join(folder, 'desk.log'), { flags: 'a' })
  log.write(`--- started at ${new Date().toISOString()}\n`)
  const child = spawn(process.execPath, [command, join(folder, 'data'), deskFile, assembly], {
    // The pipe's end tells it that we are gone.
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: '' },
  })
  const ended = once(child, 'exit').then(() => true as const)
  void once(child, 'close').then(() => log.end())
  child.stdin.on('error', () => undefined)
  child.stderr.pipe(log, { end: false })
  const address = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.write(`${line}\n`)
      if (line.startsWith('{"url":')) resolve((JSON.parse(line) as { url: string }).url)
    })
  })
  const ready = Promise.race([address, ended.then(() => undefined)])
  return { pid: child.pid ?? 0, ready, ended, child }
}
