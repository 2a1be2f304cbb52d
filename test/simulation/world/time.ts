/** The world's time: nothing passes but what is next. */
export interface Time {
  /** Epoch milliseconds. */
  readonly now: () => number
  /**
   * Runs something after so many milliseconds; what stands at the same moment runs in the order of asking. It may say
   * that nothing came of it: then nobody has to be waited for.
   */
  readonly later: (milliseconds: number, run: () => unknown) => void
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Lets time pass until this moment, or until `isEnough` says so between two things that happen. */
  readonly passUntil: (moment: number, isEnough?: () => boolean) => Promise<void>
  /** How many things wait to happen. */
  readonly waiting: () => number
}

interface Waiting {
  readonly at: number
  readonly place: number
  readonly run: () => unknown
}

/** What something answers that has changed nothing for anybody. */
export const nothing = Symbol('nothing')

const isBefore = (one: Waiting, other: Waiting): boolean =>
  one.at < other.at || (one.at === other.at && one.place < other.place)

/** A binary heap: thousands wait at a time, and each comes once. */
const createHeap = () => {
  const heap: Waiting[] = []
  const swap = (one: number, other: number): void => {
    const held = heap[one] as Waiting
    heap[one] = heap[other] as Waiting
    heap[other] = held
  }
  const push = (waiting: Waiting): void => {
    heap.push(waiting)
    for (let at = heap.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1
      if (!isBefore(heap[at] as Waiting, heap[parent] as Waiting)) return
      swap(at, parent)
      at = parent
    }
  }
  const sink = (): void => {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let least = at
      if (left < heap.length && isBefore(heap[left] as Waiting, heap[least] as Waiting))
        least = left
      if (right < heap.length && isBefore(heap[right] as Waiting, heap[least] as Waiting)) {
        least = right
      }
      if (least === at) return
      swap(at, least)
      at = least
    }
  }
  const pop = (): Waiting | undefined => {
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first
    heap[0] = last
    sink()
    return first
  }
  return { push, pop, first: () => heap[0], size: () => heap.length }
}

/** Everything that follows at once from what just happened has run when this resolves. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export const createTime = (start: number): Time => {
  const heap = createHeap()
  let present = start
  let place = 0
  const later = (milliseconds: number, run: () => unknown): void => {
    place += 1
    // Clocks show whole milliseconds.
    heap.push({ at: present + Math.max(0, Math.round(milliseconds)), place, run })
  }
  const passUntil = async (moment: number, isEnough = () => false): Promise<void> => {
    await settled()
    for (let next = heap.first(); next !== undefined && next.at <= moment; next = heap.first()) {
      if (isEnough()) return
      heap.pop()
      present = next.at
      if (next.run() !== nothing) await settled()
    }
    if (!isEnough()) present = Math.max(present, moment)
  }
  return {
    now: () => present,
    later,
    sleep: (milliseconds) => new Promise((resolve) => later(milliseconds, resolve)),
    passUntil,
    waiting: heap.size,
  }
}
