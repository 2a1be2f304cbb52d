import { useSyncExternalStore } from 'react'

/** What this browser keeps between visits: drafts, replies that wait, settings. All under one prefix. */
const prefix = 'warmline.'
const listeners = new Set<() => void>()

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  // Another tab of the same agent writes, too.
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** A browser that keeps nothing (private, or full) still works for as long as the page is open. */
const inMemory = new Map<string, string>()

export const readKept = (name: string): string | undefined => {
  const held = inMemory.get(name)
  if (held !== undefined) return held
  try {
    return localStorage.getItem(prefix + name) ?? undefined
  } catch {
    return undefined
  }
}

export const keep = (name: string, value: string | undefined): void => {
  try {
    if (value === undefined) localStorage.removeItem(prefix + name)
    else localStorage.setItem(prefix + name, value)
    inMemory.delete(name)
  } catch {
    if (value === undefined) inMemory.delete(name)
    else inMemory.set(name, value)
  }
  for (const listener of listeners) listener()
}

/** The names of all that is kept and begins so. */
export const keptNames = (start: string): readonly string[] => {
  const names = new Set([...inMemory.keys()].filter((name) => name.startsWith(start)))
  try {
    for (let index = 0; index < localStorage.length; index += 1) {
      const name = localStorage.key(index) ?? ''
      if (name.startsWith(prefix + start)) names.add(name.slice(prefix.length))
    }
  } catch {
    // Nothing is kept there.
  }
  return [...names].toSorted()
}

export const useKept = (name: string): string | undefined =>
  useSyncExternalStore(subscribe, () => readKept(name))

/** Told of every change, in this tab or another. */
export const onKept = subscribe
