/**
 * Chance that belongs to a label and to the seed, and to nothing else: what happens at one place does not change
 * when something elsewhere is left out. That is what makes a story shrink, and stay the same story.
 */
export interface Chance {
  /** From 0 up to 1, another one each time that the label is asked. */
  readonly of: (label: string) => number
  /** A whole number from `min` to `max`, both included. */
  readonly int: (label: string, min: number, max: number) => number
  readonly pick: <Value>(label: string, values: readonly Value[]) => Value
  readonly shuffled: <Value>(label: string, values: readonly Value[]) => Value[]
  readonly bytes: (label: string, count: number) => Buffer
}

/**
 * FNV-1a over the label, then the finaliser of MurmurHash3, so that near labels lie far apart. The seed is spread over
 * all bits first: else it would only stand for another first letter.
 */
const mixed = (seed: number, label: string, count: number): number => {
  let hash = 2166136261 ^ Math.imul(seed + 1, 0x9e3779b1)
  for (let at = 0; at < label.length; at += 1) {
    hash = Math.imul(hash ^ label.charCodeAt(at), 16777619)
  }
  hash = Math.imul(hash ^ count, 16777619)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

export const createChance = (seed: number): Chance => {
  const asked = new Map<string, number>()
  const next = (label: string): number => {
    const count = (asked.get(label) ?? 0) + 1
    asked.set(label, count)
    return mixed(seed, label, count)
  }
  const of = (label: string): number => next(label) / 2 ** 32
  const int = (label: string, min: number, max: number): number =>
    min + Math.floor(of(label) * (max - min + 1))
  return {
    of,
    int,
    pick: (label, values) => {
      const value = values[int(label, 0, values.length - 1)]
      if (value === undefined) throw new Error(`There is nothing to pick for ${label}.`)
      return value
    },
    shuffled: (label, values) => {
      const mixedUp = [...values]
      for (let last = mixedUp.length - 1; last > 0; last -= 1) {
        const other = int(label, 0, last)
        ;[mixedUp[last], mixedUp[other]] = [mixedUp[other] as never, mixedUp[last] as never]
      }
      return mixedUp
    },
    bytes: (label, count) => {
      const bytes = Buffer.alloc(count)
      for (let at = 0; at < count; at += 1) bytes[at] = next(label) & 255
      return bytes
    },
  }
}
