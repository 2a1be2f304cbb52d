import { useSyncExternalStore } from 'react'

/** One clock for all that counts down on the page. */
let now = Date.now()
let timer: number | undefined
const listeners = new Set<() => void>()

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  timer ??= window.setInterval(() => {
    now = Date.now()
    for (const one of listeners) one()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    window.clearInterval(timer)
    timer = undefined
  }
}

/** Epoch milliseconds, a second old at most. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now)
