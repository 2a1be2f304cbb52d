/** The languages that the desk speaks to customers and agents. */
export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]
