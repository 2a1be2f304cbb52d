export const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const
export type Weekday = (typeof weekdays)[number]

export interface Window {
  /** Minutes of the local day. */
  readonly from: number
  readonly to: number
}

/** The windows of one day, in their order, as `09:00-12:00, 13:30-18:00`. */
export const windowsOf = (text: string | undefined): readonly Window[] =>
  (text ?? '')
    .split(/, ?/)
    .filter((part) => part !== '')
    .map((part) => {
      const [from = '', to = ''] = part.split('-')
      return { from: minuteOf(from), to: minuteOf(to) }
    })

const minuteOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
