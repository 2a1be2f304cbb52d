import { useSyncExternalStore } from 'react'

/**
 * What this browser keeps between visits: drafts, replies that wait, settings. Each agent has their own: nobody sends what
 * somebody else wrote at the same machine.
 */
let prefix = 'warmline.'
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

/** From now on what this agent keeps is meant. */
export const keepFor = (agent: string): void => {
  const next = `warmline.${agent}.`
  if (next === prefix) return
  prefix = next
  for (const listener of listeners) listener()
}

/** A browser that keeps nothing (private, or full) still works for as long as the page is open. */
const inMemory = new Map<string, string>()

export const readKept = (name: string): string | undefined => {
  const held = inMemory.get(prefix + name)
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
    inMemory.delete(prefix + name)
  } catch {
    if (value === undefined) inMemory.delete(prefix + name)
    else inMemory.set(prefix + name, value)
  }
  for (const listener of listeners) listener()
}

/** The names of all that is kept and begins so. */
export const keptNames = (start: string): readonly string[] => {
  const whole = new Set(inMemory.keys())
  try {
    for (let index = 0; index < localStorage.length; index += 1) {
      whole.add(localStorage.key(index) ?? '')
    }
  } catch {
    // Nothing is kept there.
  }
  return [...whole]
    .filter((name) => name.startsWith(prefix + start))
    .map((name) => name.slice(prefix.length))
    .toSorted()
}

export const useKept = (name: string): string | undefined =>
  useSyncExternalStore(subscribe, () => readKept(name))

/** Told of every change, in this tab or another. */
export const onKept = subscribe
