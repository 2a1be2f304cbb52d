import type { BusinessCalendar } from '../../src/desk/business-time.ts'
import type { Calendar } from '../../src/desk/calendar.ts'
import { minuteMilliseconds } from '../../src/desk/units.ts'

const days = (first: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, by) =>
    new Date(Date.parse(first) + by * 24 * 60 * minuteMilliseconds).toISOString().slice(0, 10),
  )

/**
 * 国务院办公厅关于2025年部分节假日安排的通知 (国办发明电〔2024〕12号, 12 November 2024)
 * and 国务院办公厅关于2026年部分节假日安排的通知 (4 November 2025), as Xinhua published them.
 */
export const stateCouncilDays = [
  {
    year: 2025,
    closed: [
      ...['2025-01-01', ...days('2025-01-28', 8), ...days('2025-04-04', 3)],
      ...[...days('2025-05-01', 5), ...days('2025-05-31', 3), ...days('2025-10-01', 8)],
    ],
    worked: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    closed: [
      ...[...days('2026-01-01', 3), ...days('2026-02-15', 9), ...days('2026-04-04', 3)],
      ...[...days('2026-05-01', 5), ...days('2026-06-19', 3), ...days('2026-09-25', 3)],
      ...days('2026-10-01', 7),
    ],
    worked: [
      ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09'],
      ...['2026-09-20', '2026-10-10'],
    ],
  },
] as const

const weekday = '09:00-12:00, 13:00-18:00'

/** Five days of eight hours, with the notices above as a desk file has them. */
export const chinaIn2025And2026: BusinessCalendar = {
  timeZone: 'Asia/Shanghai',
  hours: {
    ...{ monday: weekday, tuesday: weekday, wednesday: weekday },
    ...{ thursday: weekday, friday: weekday },
  },
  holidays: [
    ...['2025-01-01', '2025-01-28 to 2025-02-04', '2025-04-04 to 2025-04-06'],
    ...['2025-05-01 to 2025-05-05', '2025-05-31 to 2025-06-02', '2025-10-01 to 2025-10-08'],
    ...['2026-01-01 to 2026-01-03', '2026-02-15 to 2026-02-23', '2026-04-04 to 2026-04-06'],
    ...['2026-05-01 to 2026-05-05', '2026-06-19 to 2026-06-21', '2026-09-25 to 2026-09-27'],
    '2026-10-01 to 2026-10-07',
  ],
  workingDays: Object.fromEntries(
    stateCouncilDays.flatMap(({ worked }) => worked.map((day) => [day, 'monday'])),
  ),
}

/**
 * The slow way: each of the minutes from a full one on at which a clock in the zone shows a time that is open. It reads
 * the clock as a person does, and shares nothing with what it judges.
 */
export function* minutesOpenByTheWall(
  calendar: BusinessCalendar,
  from: number,
  count: number,
): Generator<number> {
  // Swedes write 2026-03-02 09:00.
  const clock = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: calendar.timeZone, dateStyle: 'short', timeStyle: 'short' },
  })
  for (let by = 0; by < count; by += 1) {
    const at = from + by * minuteMilliseconds
    const [day = '', time = ''] = clock.format(at).split(' ')
    if (isIn(windowsShown(calendar, day), time)) yield at
  }
}

const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

const windowsShown = (calendar: Calendar, day: string): string => {
  const { hours, holidays = [], workingDays = {}, exceptions = {} } = calendar
  const week: Readonly<Record<string, string | undefined>> = hours
  const own = exceptions[day] ?? workingDays[day]
  if (own !== undefined) return week[own] ?? own
  const isClosed = holidays.some((one) => {
    const [first = '', last = first] = one.split(' to ')
    return day >= first && day <= last
  })
  return isClosed ? '' : (week[names[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''] ?? '')
}

const isIn = (windows: string, time: string): boolean =>
  windows.split(', ').some((window) => {
    const [from = '', to = ''] = window.split('-')
    return from <= time && time < to
  })
