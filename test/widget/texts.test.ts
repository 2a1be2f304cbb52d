import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { About } from '../../web/widget/contract.ts'
import { textParts } from '../../web/widget/links.ts'
import { clockTime, dayName, sizeText, waitingTime } from '../../web/widget/times.ts'
import { words } from '../../web/widget/words.ts'

const linksIn = (text: string) => textParts(text).flatMap(({ href }) => href ?? [])

describe('a text with addresses', () => {
  test.each([
    ['https://a.example/b', ['https://a.example/b']],
    ['See http://a.example/b?c=1&d=2#e.', ['http://a.example/b?c=1&d=2#e']],
    ['请看https://a.example/b，谢谢', ['https://a.example/b']],
    ['(https://a.example/b)', ['https://a.example/b']],
    ['https://a.example/b_(c)', ['https://a.example/b_(c)']],
    ['https://a.example/ and https://b.example/', ['https://a.example/', 'https://b.example/']],
    ['javascript:alert(1) data:text/html,x ftp://a.example', []],
    ['http:// https://', []],
    ['HTTPS://A.EXAMPLE/B', ['HTTPS://A.EXAMPLE/B']],
    ['https://a.example/"onclick="x', ['https://a.example/']],
  ])('%s', (text, links) => {
    expect(linksIn(text)).toEqual(links)
  })

  test('loses no letter, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.webUrl())), (pieces) => {
        const text = pieces.join(' ')
        const parts = textParts(text)
        expect(parts.map((part) => part.text).join('')).toBe(text)
        for (const { href } of parts) if (href) expect(href).toMatch(/^https?:/i)
      }),
    )
  })
})

describe('both languages', () => {
  test('say everything', () => {
    expect(Object.keys(words.zh).toSorted()).toEqual(Object.keys(words.en).toSorted())
    for (const say of Object.values(words)) {
      for (const sentence of Object.values(say)) expect(sentence).not.toBe('')
    }
  })
})

describe('how long customers wait', () => {
  // A Thursday, by the clock of whoever reads it.
  const now = new Date(2026, 10, 26, 12, 0)
  const about = (part: Partial<About>): About => ({
    name: 'Desk',
    language: 'en',
    goesOnByMail: true,
    isOpen: true,
    text: { lettersMax: 4000 },
    attachments: { countMax: 1, bytesMax: 1, types: [] },
    ...part,
  })
  const closedUntil = (day: number, hour: number) =>
    about({ isOpen: false, opensAt: new Date(2026, 10, day, hour, 30).toISOString() })

  test.each([
    [about({ answerWithinMinutes: 5 }), 'Usually answers within 5 minutes', '通常 5 分钟内回复'],
    [about({ answerWithinMinutes: 1 }), 'Usually answers within 1 minute', '通常 1 分钟内回复'],
    [about({ answerWithinMinutes: 120 }), 'Usually answers within 2 hours', '通常 2 小时内回复'],
    [about({}), 'Open now', '服务中'],
    [about({ isOpen: false }), 'Closed now', '现在是非服务时间'],
    [closedUntil(26, 13), 'Closed, opens at 13:30', '非服务时间，13:30 开始服务'],
    [closedUntil(27, 9), 'Closed, opens tomorrow at 09:30', '非服务时间，明天 09:30 开始服务'],
    [closedUntil(30, 9), 'Closed, opens Monday at 09:30', '非服务时间，星期一 09:30 开始服务'],
  ])('%#: %o', (desk, english, chinese) => {
    expect(waitingTime(words.en, desk, now)).toBe(english)
    expect(waitingTime(words.zh, desk, now)).toBe(chinese)
  })

  test('and the day of a message are told by the reader’s own calendar', () => {
    const dayOf = (day: number, year = 2026) =>
      dayName(words.en, new Date(year, 10, day, 23, 59), now)
    expect([dayOf(26), dayOf(25), dayOf(3)]).toEqual(['Today', 'Yesterday', 'November 3'])
    expect(dayOf(3, 2025)).toBe('November 3, 2025')
    expect(clockTime(words.zh, new Date(2026, 10, 26, 0, 5))).toBe('00:05')
  })
})

describe('a file’s size', () => {
  test.each([
    [512, '512 B'],
    [5120, '5 KB'],
    [1500, '1.5 KB'],
    [10 * 1024 ** 2, '10 MB'],
  ])('of %i bytes is %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text)
  })
})
