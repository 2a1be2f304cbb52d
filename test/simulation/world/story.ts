/** What happened, line by line; nothing is written down unless somebody wants to read it. */
export interface Story {
  readonly isTold: boolean
  readonly tell: (who: string, what: string) => void
  readonly lines: () => readonly string[]
}

const two = (value: number, digits = 2): string => String(value).padStart(digits, '0')

/** Time since the beginning, as h:mm:ss.mmm. */
export const sinceStart = (milliseconds: number): string => {
  const seconds = Math.floor(milliseconds / 1000)
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return `${clock}.${two(Math.floor(milliseconds % 1000), 3)}`
}

export const createStory = (isTold: boolean, elapsed: () => number): Story => {
  const lines: string[] = []
  return {
    isTold,
    tell: (who, what) => {
      if (isTold) lines.push(`${sinceStart(elapsed())}  ${who.padEnd(14)} ${what}`)
    },
    lines: () => lines,
  }
}
