import { en } from './en.ts'
import { zh } from './zh.ts'

/** Every sentence of the console has to be there in both languages. */
type Same<Words> = {
  readonly [Name in keyof Words]: Words[Name] extends string
    ? string
    : Words[Name] extends (...args: infer Args) => string
      ? (...args: Args) => string
      : Same<Words[Name]>
}
export type Words = Same<typeof en>

export const dictionaries = { en, zh } as const
export type Language = keyof typeof dictionaries
