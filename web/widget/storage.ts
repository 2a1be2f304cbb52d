/** Named texts that outlive a reload. Nothing here throws. */
export interface Drawer {
  read(name: string): string | undefined
  write(name: string, text: string): void
  remove(name: string): void
  /** The names that are there, sorted. */
  names(): readonly string[]
  /** Calls when another tab changed something here. */
  onChange(listener: (name: string) => void): () => void
}

/**
 * A part of the browser's storage. Where there is none (a private mode, a full disk, a page in a sandbox), what is
 * written is kept for as long as the page lives.
 */
export const openDrawer = (prefix: string, kept: Storage | undefined): Drawer => {
  const unkept = new Map<string, string>()
  const keptNames = (): string[] =>
    kept === undefined
      ? []
      : Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? '')
          .filter((key) => key.startsWith(prefix))
          .map((key) => key.slice(prefix.length))
  return {
    read: (name) => unkept.get(name) ?? kept?.getItem(prefix + name) ?? undefined,
    write: (name, text) => {
      try {
        if (kept === undefined) throw new Error('nothing is kept')
        kept.setItem(prefix + name, text)
        unkept.delete(name)
      } catch {
        unkept.set(name, text)
      }
    },
    remove: (name) => {
      unkept.delete(name)
      kept?.removeItem(prefix + name)
    },
    names: () => [...new Set([...keptNames(), ...unkept.keys()])].sort(),
    onChange: (listener) => {
      const heard = ({ key, storageArea }: StorageEvent): void => {
        if (storageArea !== kept) return
        // Without a key everything was cleared.
        if (key === null) listener('')
        else if (key.startsWith(prefix)) listener(key.slice(prefix.length))
      }
      addEventListener('storage', heard)
      return () => removeEventListener('storage', heard)
    },
  }
}

/** Asking for the storage alone may throw, where a page may not have it. */
export const browserStorage = (kind: 'localStorage' | 'sessionStorage'): Storage | undefined => {
  try {
    const found = window[kind]
    found.getItem('')
    return found
  } catch {
    return undefined
  }
}

/** Reads a text that was written as JSON. What cannot be read is as good as not there. */
export const readJson = <T>(drawer: Drawer, name: string): T | undefined => {
  try {
    return JSON.parse(drawer.read(name) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

export const writeJson = (drawer: Drawer, name: string, value: unknown): void =>
  drawer.write(name, JSON.stringify(value))
