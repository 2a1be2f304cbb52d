import type { Language } from '../desk/language.ts'

/** What programs put before the subject of an answer, once or often: `Re[2]:`, `AW:`, `回复：`. */
const answerMarks =
  /^(\s*(re|aw|sv|antw|odp|回复|回覆|答复|答覆|返信)\s*(\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s*[:：])+\s*/i

const subjectLettersMax = 200

const marks = {
  en: { answer: 'Re: ', none: '(no subject)' },
  zh: { answer: '回复：', none: '（无主题）' },
} as const

/** The subject of an answer, with one mark however often it went to and fro. */
export const replySubject = (subject: string, language: Language): string => {
  const { answer, none } = marks[language]
  const plain = subject
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, 1000)
    .replace(answerMarks, '')
    .trim()
  return `${answer}${plain === '' ? none : [...plain].slice(0, subjectLettersMax).join('')}`
}
