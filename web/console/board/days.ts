const dayMilliseconds = 24 * 60 * 60_000

/** The last days in this zone, oldest first, without today: `2026-11-25`. */
export const daysBefore = (now: number, timeZone: string, count: number): readonly string[] => {
  // Swedish writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone })
  const today = Date.parse(`${format.format(now)}T00:00:00Z`)
  return Array.from({ length: count }, (_, index) =>
    new Date(today - (count - index) * dayMilliseconds).toISOString().slice(0, 10),
  )
}
