/** Local calendar and clock of a desk's time zone, computed apart from the product: the demo checks it. */

const parts = (at: number, timeZone: string): Record<string, string> => {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  })
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
}

/** yyyy-mm-dd. */
export const dayOf = (at: number, timeZone: string): string => {
  const { year, month, day } = parts(at, timeZone)
  return `${year}-${month}-${day}`
}

/** hh:mm:ss. */
export const timeOf = (at: number, timeZone: string): string => {
  const { hour, minute, second } = parts(at, timeZone)
  return `${hour}:${minute}:${second}`
}

const secondsOf = (time: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * 60 + seconds
}

const daySeconds = 24 * 60 * 60

/** Seconds until it is `time` (hh:mm) there again. Good where the clocks do not change in between. */
export const secondsUntil = (time: string, at: number, timeZone: string): number =>
  (secondsOf(time) - secondsOf(timeOf(at, timeZone)) + daySeconds) % daySeconds
