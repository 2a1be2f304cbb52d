import { describe, expect, test } from 'vitest'
import { daysBefore } from '../../web/console/board/days.ts'
import { apart } from '../../web/console/list/apart.ts'
import { span } from '../../web/console/parts/times.ts'
import { moments } from '../../web/console/talk/moments.ts'

describe('a length of time', () => {
  test.each([
    [0, '0 s', '0 秒'],
    [119_999, '119 s', '119 秒'],
    [120_000, '2 min', '2 分'],
    [59 * 60_000, '59 min', '59 分'],
    [60 * 60_000, '1 h', '1 小时'],
    [125 * 60_000, '2 h 5 min', '2 小时 5 分'],
    [50 * 60 * 60_000, '2 d', '2 天'],
    [-1, '0 s', '0 秒'],
  ])('of %d ms is %s', (milliseconds, english, chinese) => {
    expect(span(milliseconds, 'en')).toBe(english)
    expect(span(milliseconds, 'zh')).toBe(chinese)
  })
})

describe('the last days', () => {
  test('are those of the desk’s zone, oldest first, without today', () => {
    const now = Date.UTC(2026, 2, 1, 17)
    expect(daysBefore(now, 'Asia/Shanghai', 3)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
    expect(daysBefore(now, 'Europe/Berlin', 2)).toEqual(['2026-02-27', '2026-02-28'])
  })

  test('leave none out where the clocks change', () => {
    const now = Date.UTC(2026, 2, 30, 12)
    expect(daysBefore(now, 'Europe/Berlin', 2)).toEqual(['2026-03-28', '2026-03-29'])
  })
})

describe('until when a case is put aside', () => {
  test.each([0, 1, 2, 3, 4, 5, 6])(
    'on weekday %d is ahead, in the morning, and on a Monday',
    (day) => {
      const now = new Date(2026, 10, 22 + day, 15).getTime()
      const { inAnHour, tomorrow, nextWeek } = moments(now)
      expect(inAnHour - now).toBe(60 * 60_000)
      expect(new Date(tomorrow).getHours()).toBe(9)
      expect(new Date(tomorrow).getDay()).toBe((day + 1) % 7)
      expect(new Date(nextWeek).getDay()).toBe(1)
      expect(nextWeek).toBeGreaterThan(now)
      expect(nextWeek - now).toBeLessThan(8 * 24 * 60 * 60_000)
    },
  )
})

describe('a case that moves between two lists', () => {
  const card = (kind: 'conversation' | 'ticket', id: string) => ({
    ...{ kind, id, title: id, channel: 'mail', inbox: 'mail', place: 'held' as const },
    ...{ priority: 5, openedAt: '', since: '' },
  })

  test('is shown in the first of them only; a ticket of the same number is another case', () => {
    const first = [card('conversation', '7')]
    const second = [card('conversation', '7'), card('ticket', '7')]
    expect(apart(second, first)).toEqual([card('ticket', '7')])
  })
})
