import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

export interface Process {
  readonly pid: number
  readonly parent: number
  readonly command: string
}

const run = promisify(execFile)

/** What runs on this machine now; what has ended and is only not yet noticed does not run. */
const allProcesses = async (): Promise<readonly Process[]> => {
  const { stdout } = await run('ps', ['-eo', 'pid=,ppid=,stat=,args='], { maxBuffer: 2 ** 24 })
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, state = '', command = ''] =
      /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    return pid === undefined || state.startsWith('Z') || command.startsWith('ps -eo')
      ? []
      : [{ pid: Number(pid), parent: Number(parent), command }]
  })
}

/**
 * The processes of a desk: its main one, all below that, and those that name its folder, which finds them also
 * when the process that started them is gone.
 */
export const processesOf = async (main: number, folder: string): Promise<readonly Process[]> => {
  const all = await allProcesses()
  const found = new Set(all.filter((one) => one.pid === main || one.command.includes(folder)))
  for (let before = -1; before !== found.size; ) {
    before = found.size
    const pids = new Set([...found].map(({ pid }) => pid))
    for (const one of all) if (pids.has(one.parent)) found.add(one)
  }
  return [...found]
}

/** Those of them that run still; a number that another process got meanwhile is not one of them. */
export const stillRunning = async (known: readonly Process[]): Promise<readonly Process[]> => {
  const all = await allProcesses()
  return known.filter(({ pid, command }) =>
    all.some((one) => one.pid === pid && one.command === command),
  )
}

/** What a process is to the desk, in a word. */
export type Role = 'desk' | 'emulator' | 'guard' | 'watcher' | 'other'

export const roleOf = ({ pid, parent, command }: Process, main: number): Role => {
  if (pid === main) return 'desk'
  if (command.startsWith('/bin/sh')) return parent === main ? 'guard' : 'watcher'
  return /^\S*dynoxide serve/.test(command) ? 'emulator' : 'other'
}

/** Ends one process as nothing can prevent. False when it has ended by itself. */
export const killHard = ({ pid }: Process): boolean => {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    return false
  }
}
