import type { Language } from '../words/words.ts'

const units = {
  en: { day: ' d', hour: ' h', minute: ' min', second: ' s' },
  zh: { day: ' 天', hour: ' 小时', minute: ' 分', second: ' 秒' },
} as const

/** A length of time, as short as it is still true: `4 min`, `2 h 5 min`, `3 d`. Seconds only below two minutes. */
export const span = (milliseconds: number, language: Language): string => {
  const unit = units[language]
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  if (seconds < 120) return `${seconds}${unit.second}`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}${unit.minute}`
  const hours = Math.floor(minutes / 60)
  if (hours < 24)
    return `${hours}${unit.hour}${minutes % 60 === 0 ? '' : ` ${minutes % 60}${unit.minute}`}`
  return `${Math.floor(hours / 24)}${unit.day}`
}

const locale = { en: 'en-GB', zh: 'zh-CN' } as const

/** Of today the time alone, else with the day. */
export const moment = (iso: string, language: Language, now: number): string => {
  const at = new Date(iso)
  const isToday = at.toDateString() === new Date(now).toDateString()
  const time = { hour: '2-digit', minute: '2-digit' } as const
  const day = { day: 'numeric', month: 'short' } as const
  return new Intl.DateTimeFormat(locale[language], isToday ? time : { ...day, ...time }).format(at)
}
