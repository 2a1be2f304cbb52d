import { useSyncExternalStore } from 'react'

/** Whether the desk answers. One failure may be chance: the second in a row is told. */
let failures = 0
const listeners = new Set<() => void>()
const tell = (): void => {
  for (const listener of listeners) listener()
}

export const noteReached = (): void => {
  if (failures === 0) return
  failures = 0
  tell()
}

export const noteUnreached = (): void => {
  failures += 1
  tell()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

export const useIsReached = (): boolean =>
  useSyncExternalStore(subscribe, () => navigator.onLine && failures < 2)
