const hourMilliseconds = 60 * 60_000
const morningHour = 9

/** The next morning of this browser's own day that is so many days ahead. */
const morning = (now: number, days: number): number => {
  const at = new Date(now)
  at.setDate(at.getDate() + days)
  at.setHours(morningHour, 0, 0, 0)
  return at.getTime()
}

/** Until when a case is put aside most often. */
export const moments = (now: number) => {
  const weekday = new Date(now).getDay()
  return {
    inAnHour: now + hourMilliseconds,
    tomorrow: morning(now, 1),
    nextWeek: morning(now, (8 - weekday) % 7 || 7),
  }
}
