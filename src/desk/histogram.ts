/**
 * How often each length of time was seen: lower bound of its bucket in whole seconds -> count. Up to 2047 s a
 * bucket is one second; above, it spans less than 0.1 % of its value. Histograms merge by adding, which is
 * what averages cannot do.
 */
export type Histogram = Readonly<Record<string, number>>

/** Bits of a value that are kept: 11 give an error under 1/1024. */
const keptBits = 11

/** Rounded down, never up, to the bucket that a duration falls into. */
export const bucket = (seconds: number): number => {
  const whole = Math.floor(Math.max(0, seconds))
  const bits = whole === 0 ? 1 : Math.floor(Math.log2(whole)) + 1
  const step = 2 ** Math.max(0, bits - keptBits)
  return Math.floor(whole / step) * step
}

export const withDuration = (histogram: Histogram, milliseconds: number): Histogram => {
  const key = String(bucket(milliseconds / 1000))
  return { ...histogram, [key]: (histogram[key] ?? 0) + 1 }
}

export const merged = (...histograms: readonly Histogram[]): Histogram => {
  const sum: Record<string, number> = {}
  for (const histogram of histograms) {
    for (const [key, count] of Object.entries(histogram)) sum[key] = (sum[key] ?? 0) + count
  }
  return sum
}

export const count = (histogram: Histogram): number =>
  Object.values(histogram).reduce((sum, one) => sum + one, 0)

/** Nearest rank: the smallest duration that at least `percent` of all do not exceed. Undefined without any. */
export const percentileSeconds = (histogram: Histogram, percent: number): number | undefined => {
  const rank = Math.max(1, Math.ceil((percent * count(histogram)) / 100))
  let seen = 0
  for (const seconds of Object.keys(histogram)
    .map(Number)
    .sort((a, b) => a - b)) {
    seen += histogram[String(seconds)] ?? 0
    if (seen >= rank) return seconds
  }
  return undefined
}
