/** Something that feeds a function, running. */
export interface Source {
  readonly id: string
  /** What keeps it busy, for a reader; undefined when it has read to the end. */
  readonly busyWith: () => string | undefined
  readonly stop: () => Promise<void>
}

/** A pause that ends early when it is poked or the desk stops. */
export const createPauses = () => {
  const waiting = new Set<() => void>()
  let isStopped = false
  return {
    isStopped: () => isStopped,
    wake: (): void => {
      for (const end of waiting) end()
    },
    stop: (): void => {
      isStopped = true
      for (const end of waiting) end()
    },
    pause: (milliseconds: number): Promise<void> =>
      new Promise((resolve) => {
        if (isStopped) return resolve()
        const end = () => {
          clearTimeout(timer)
          waiting.delete(end)
          resolve()
        }
        const timer = setTimeout(end, milliseconds)
        waiting.add(end)
      }),
  }
}
