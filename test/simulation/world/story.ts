/** What happened, line by line; nothing is written down unless somebody wants to read it. */
export interface Story {
  readonly tell: (who: string, what: string) => void
  /** What only matters to who looks for a mistake in the simulation itself: which function began, and why. */
  readonly detail: (who: string, what: string) => void
  readonly lines: () => readonly string[]
}

/** Nothing, what happened, or each invocation too. */
export type Telling = 'nothing' | 'story' | 'everything'

const two = (value: number, digits = 2): string => String(value).padStart(digits, '0')

/** Time since the beginning, as h:mm:ss.mmm. */
const sinceStart = (milliseconds: number): string => {
  const seconds = Math.floor(milliseconds / 1000)
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return `${clock}.${two(Math.floor(milliseconds % 1000), 3)}`
}

export const createStory = (telling: Telling, elapsed: () => number): Story => {
  const lines: string[] = []
  const write = (who: string, what: string): void => {
    lines.push(`${sinceStart(elapsed())}  ${who.padEnd(14)} ${what}`)
  }
  return {
    tell: telling === 'nothing' ? () => undefined : write,
    detail: telling === 'everything' ? write : () => undefined,
    lines: () => lines,
  }
}
