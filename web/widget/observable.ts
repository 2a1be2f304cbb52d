/** A value that others watch. Several changes at once are told once, after the code that made them. */
export interface Observable<T> {
  get(): T
  set(change: Partial<T>): void
  watch(listener: (value: T) => void): void
}

export const observable = <T extends object>(initial: T): Observable<T> => {
  let value = initial
  let isToldToAll = true
  const listeners: ((value: T) => void)[] = []
  const tell = (): void => {
    isToldToAll = true
    for (const listener of listeners) listener(value)
  }
  return {
    get: () => value,
    set: (change) => {
      value = { ...value, ...change }
      if (!isToldToAll) return
      isToldToAll = false
      queueMicrotask(tell)
    },
    watch: (listener) => void listeners.push(listener),
  }
}
