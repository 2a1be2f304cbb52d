import { randomId } from './ids.ts'
import type { Drawer } from './storage.ts'

/** Runs one piece of work at a time among all tabs of this browser. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** The browser's own locks; pages served by plain http and older browsers have none. */
export const createLock = (prefix: string, drawer: Drawer): Lock =>
  'locks' in navigator && navigator.locks !== undefined
    ? browserLock(prefix, leaseLock(drawer))
    : leaseLock(drawer)

/** A page in a sandbox has locks and may not use them. */
const browserLock =
  (prefix: string, otherwise: Lock): Lock =>
  async (name, work) => {
    let hasBegun = false
    const begin = () => {
      hasBegun = true
      return work()
    }
    try {
      return await (navigator.locks.request(prefix + name, begin) as ReturnType<typeof work>)
    } catch (error) {
      if (hasBegun) throw error
      return otherwise(name, work)
    }
  }

const leaseMs = 10_000
const settleMs = 60
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * A lease in the storage: written, then read again after a moment, since two tabs may write at once. A tab that
 * closes leaves its lease to run out. It is not as sure as a lock, and need not be: the desk stores an id once.
 */
const leaseLock = (drawer: Drawer): Lock => {
  const me = randomId()
  return async (name, work) => {
    const slot = `lease/${name}`
    const write = () => drawer.write(slot, `${Date.now() + leaseMs} ${me}`)
    const holder = (): string | undefined => {
      const [until, who] = (drawer.read(slot) ?? '').split(' ')
      return Number(until) > Date.now() ? who : undefined
    }
    for (;;) {
      if (holder() === undefined) {
        write()
        await pause(settleMs)
        if (holder() === me) break
      }
      await pause(settleMs * 2)
    }
    const renewing = setInterval(write, leaseMs / 3)
    try {
      return await work()
    } finally {
      clearInterval(renewing)
      drawer.remove(slot)
    }
  }
}
