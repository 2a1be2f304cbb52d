/** What must be closed again, last opened first. */
export interface Closers {
  readonly add: (close: () => Promise<unknown> | unknown) => void
  /** True from the first moment of closing: what ends now was meant to. */
  readonly isClosing: () => boolean
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
    isClosing: () => closing !== undefined,
    closeAll: () => {
      closing ??= close()
      return closing
    },
  }
}

/** Like Promise.all, but waits for all even when one fails: each must have said how it is closed. */
export const allOpened = async <Values extends readonly unknown[]>(
  openings: readonly [...{ [Index in keyof Values]: Promise<Values[Index]> }],
): Promise<Values> => {
  await Promise.allSettled(openings)
  return (await Promise.all(openings)) as unknown as Values
}
