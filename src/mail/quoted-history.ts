import type { Language } from '../desk/language.ts'
import { type Html, html } from '../platform/html.ts'
import { htmlLines } from './html-lines.ts'

/** The message that is answered. */
export interface Quoted {
  /** Who wrote it, as the customer knows them. */
  readonly name: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly text: string
  readonly timeZone: string
}

/** One screen or two: who wants more has it in the thread. */
const quotedLettersMax = 4000

const words = {
  en: { locale: 'en-GB', wrote: (at: string, name: string) => `On ${at}, ${name} wrote:` },
  zh: { locale: 'zh-CN', wrote: (at: string, name: string) => `在 ${at}，${name} 写道：` },
} as const

/** Written as mail programs do, so that they fold it away, and that the desk knows it again when it comes back. */
export const quotedHistory = (
  quoted: Quoted,
  language: Language,
): { readonly text: string; readonly html: Html } => {
  const { locale, wrote } = words[language]
  const time = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: quoted.timeZone,
  })
  const name = quoted.name.replace(/\p{Cc}+/gu, ' ').slice(0, 100)
  const said = wrote(time.format(quoted.at), name)
  const letters = [...quoted.text.slice(0, quotedLettersMax * 2)]
  const isCut = letters.length > quotedLettersMax
  const text = `${letters.slice(0, quotedLettersMax).join('').trim()}${isCut ? ' …' : ''}`
  const lines = text.split(/\r\n?|\n/).map((line) => (line === '' ? '>' : `> ${line}`))
  return {
    text: [said, ...lines].join('\n'),
    html: html`<div class="gmail_quote"><p>${said}</p><blockquote type="cite" style="margin:0 0 0 8px;padding-left:8px;border-left:1px solid #ccc">${htmlLines(text)}</blockquote></div>`,
  }
}
