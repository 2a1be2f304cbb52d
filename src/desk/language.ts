/** The languages that the desk speaks to customers and agents. */
export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

/** In which language somebody is written to: theirs where it is known (BCP 47), else the usual one of the inbox. */
export const languageFor = (locale: string | undefined, usual: Language): Language =>
  locale === undefined ? usual : locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
