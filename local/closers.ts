/** What must be closed again, last opened first. */
export interface Closers {
  readonly add: (close: () => Promise<unknown> | unknown) => void
  readonly closeAll: () => Promise<void>
}

export const createClosers = (): Closers => {
  const closers: (() => Promise<unknown> | unknown)[] = []
  let closing: Promise<void> | undefined
  const close = async () => {
    const faults: unknown[] = []
    for (let next = closers.pop(); next; next = closers.pop()) {
      try {
        await next()
      } catch (error) {
        // The others must be closed all the same.
        faults.push(error)
      }
    }
    if (faults.length > 0) throw new AggregateError(faults, 'Not everything closed cleanly')
  }
  return {
    add: (one) => closers.push(one),
    closeAll: () => {
      closing ??= close()
      return closing
    },
  }
}
