import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Readable } from 'node:stream'

/**
 * The guard holds the other end of our pipe. When this process ends, however it ends, the pipe closes and
 * the guard ends what it started. It stands in a group of its own, so that Ctrl-C reaches only us and we
 * can stop things in order. Two of its processes watch the pipe, and each holds a line to us: when one is killed
 * we notice, and let the other one end what it guards.
 */
const guard = `
exec 5<&0
"$0" "$@" </dev/null 3>&- 4>&- 5<&- &
child=$!
watch() {
  read -r _ <&5
  kill "$child"
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    kill -0 "$child" || exit
    sleep 0.1
  done
  kill -9 "$child"
}
(exec 4>&-; watch) >/dev/null 2>&1 &
one=$!
(exec 3>&-; watch) >/dev/null 2>&1 &
other=$!
exec 3>&- 4>&-
wait "$child"
code=$?
kill "$one" "$other" 2>/dev/null
exit "$code"
`

/** The file numbers of the watchers' lines. */
const lines = [3, 4] as const

export interface GuardedChild {
  readonly process: ChildProcessWithoutNullStreams
  /** Resolves with the exit code. */
  readonly ended: Promise<number>
  readonly stop: () => Promise<void>
}

export const startGuarded = (
  command: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): GuardedChild => {
  const child = spawn('/bin/sh', ['-c', guard, command, ...parameters], {
    detached: true,
    env: environment,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
  })
  // Writing to a guard that has just ended is not a fault.
  child.stdin.on('error', () => undefined)
  for (const number of lines) {
    const line = child.stdio[number]
    if (line instanceof Readable) line.resume().on('close', () => child.stdin.end())
  }
  const ended = once(child, 'close').then(([code]) => Number(code ?? 1))
  const stop = async () => {
    child.stdin.end()
    await ended
  }
  return { process: child, ended, stop }
}

export interface CommandResult {
  readonly code: number
  readonly output: string
}

/** Runs a command to its end and keeps what it said. */
export const runCommand = async (
  command: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<CommandResult> => {
  const child = startGuarded(command, parameters, environment)
  const said: Buffer[] = []
  child.process.stdout.on('data', (part: Buffer) => said.push(part))
  child.process.stderr.on('data', (part: Buffer) => said.push(part))
  const code = await child.ended
  return { code, output: Buffer.concat(said).toString('utf8') }
}
