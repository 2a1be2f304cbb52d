import { type DeskClient, openClient } from '../../local/demo/client.ts'
import { type DeskProcess, launch, type Place } from './desk-process.ts'
import {
  killHard,
  type Process,
  processesOf,
  type Role,
  roleOf,
  stillRunning,
} from './processes.ts'
import type { Random } from './random.ts'
import { seconds, within } from './waiting.ts'

/** What a `kill -9` met and what came of it. */
export interface Killed {
  readonly role: Role
  /** Missing: the desk went on. Else how many milliseconds the rest of it took to be gone. */
  readonly gone?: Promise<number>
}

/** Longer than a start takes on a machine that does much else: what hangs for good is still told. */
const startSecondsMax = 120
/** The emulator gets two seconds for an orderly end; the machine may be busy. */
const goneSecondsMax = 6
/** How long it is watched whether the desk ends: it must without its table, and without those who guard it. */
const noticeSeconds: Readonly<Record<Role, number>> = {
  desk: 10,
  emulator: 10,
  guard: 10,
  watcher: 10,
  other: 2,
}

/** Starts a round's desk, kills it, and starts it again; whoever uses it waits here until there is one. */
export const createHost = (place: Place) => {
  const leftovers: string[] = []
  const clearing: Promise<number>[] = []
  let present: DeskProcess | undefined
  let isOver = false

  /** Waits until none of them runs any more; what stays is told, and ended here. */
  const untilGone = async (old: readonly Process[]): Promise<number> => {
    const began = performance.now()
    const spent = () => performance.now() - began
    let left = await stillRunning(old)
    while (left.length > 0 && spent() < goneSecondsMax * 1000) {
      await seconds(0.05)
      left = await stillRunning(left)
    }
    for (const one of left) {
      leftovers.push(`${one.pid} ${one.command.slice(0, 120)}`)
      killHard(one)
    }
    return Math.round(spent())
  }
  /** The main process has ended: what is left of it now must go by itself, while the next one may start. */
  const clear = async (
    { pid }: DeskProcess,
    before: readonly Process[] = [],
  ): Promise<{ readonly gone: Promise<number> }> => {
    present = undefined
    const gone = untilGone([...before, ...(await processesOf(pid, place.folder))])
    clearing.push(gone)
    return { gone }
  }
  const start = async (assembly = place.assembly): Promise<boolean> => {
    const started = launch({ ...place, assembly })
    present = started
    const isReady = (await within(startSecondsMax, started.ready)) !== undefined
    if (isReady) return true
    started.child.kill('SIGKILL')
    await (await clear(started)).gone
    return false
  }
  /** Kills one process of the wanted kind, and answers what became of the desk. */
  const kill = async (whom: string, random: Random): Promise<Killed | undefined> => {
    const running = present
    if (!running) return undefined
    const all = await processesOf(running.pid, place.folder)
    const [first, ...others] = all.filter(
      (one) => whom === 'any' || roleOf(one, running.pid) === whom,
    )
    if (!first) return undefined
    const victim = random.pick([first, ...others])
    const role = roleOf(victim, running.pid)
    if (!killHard(victim)) return undefined
    const hasEnded = await within(noticeSeconds[role], running.ended)
    return hasEnded ? { role, ...(await clear(running, all)) } : { role }
  }
  /** The running desk; waits for one that is being started again. */
  const client = async (): Promise<DeskClient> => {
    const until = performance.now() + startSecondsMax * 1000
    while (performance.now() < until && !isOver) {
      const url = present && (await within(0.1, present.ready))
      if (url !== undefined) return openClient(url)
      await seconds(0.02)
    }
    throw new Error('There is no desk to speak to.')
  }
  /** Ends the desk for good, and waits until all that ever belonged to it is gone. */
  const end = async (how: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    isOver = true
    const last = present
    last?.child.kill(how)
    if (last) {
      if (!(await within(goneSecondsMax, last.ended))) leftovers.push(`${last.pid} after ${how}`)
      last.child.kill('SIGKILL')
      await clear(last)
    }
    await Promise.all(clearing)
  }
  return { start, kill, client, end, leftovers: () => leftovers }
}

export type Host = ReturnType<typeof createHost>
