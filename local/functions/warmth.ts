/** A thread that waits for work and can be let go. */
export interface Resting {
  readonly retire: () => void
}

/**
 * Keeps the threads of all functions together within a number, so that the desk stays small: when one more
 * is started, those that have rested longest go. Threads at work are never touched.
 */
export const createWarmth = (threadsMax: number) => {
  const resting: Resting[] = []
  let open = 0
  const wake = (thread: Resting): void => {
    const place = resting.indexOf(thread)
    if (place >= 0) resting.splice(place, 1)
  }
  return {
    wake,
    rest: (thread: Resting): void => {
      resting.push(thread)
    },
    opened: (): void => {
      open += 1
      while (open > threadsMax && resting.length > 0) resting[0]?.retire()
    },
    closed: (thread: Resting): void => {
      open -= 1
      wake(thread)
    },
  }
}

export type Warmth = ReturnType<typeof createWarmth>
