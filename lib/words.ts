/** `DailyMetrics` -> `Daily metrics`: an id as people read it. */
export const words = (id: string): string => {
  const spaced = id.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

/** `DailyMetrics` or `Daily metrics` -> `daily-metrics`. */
export const kebab = (text: string): string => words(text).toLowerCase().replaceAll(' ', '-')
