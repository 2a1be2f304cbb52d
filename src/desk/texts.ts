import type { acknowledgementTexts } from './acknowledgement-texts.ts'
import type { chatMailTexts } from './chat-mail-texts.ts'
import type { Language } from './language.ts'
import type { surveyMailTexts } from './survey-mail-texts.ts'
import type { surveyPageTexts } from './survey-page-texts.ts'

/** What customers read in the desk's own words and a company may say its own way. */
export type TextId = keyof (typeof acknowledgementTexts &
  typeof chatMailTexts &
  typeof surveyMailTexts &
  typeof surveyPageTexts)['en']

/** What a company says its own way, in some languages or in all. */
export type Texts = {
  readonly [Id in TextId]?: { readonly [Spoken in Language]?: string | undefined } | undefined
}

/**
 * What the desk says in one language: the company's words, where it has some, else its own. `{names}` stand for values,
 * and what stands in a value stands for nothing: a customer may be called `{case}`.
 */
export const wordsIn =
  <Id extends TextId>(
    language: Language,
    ours: { readonly [Spoken in Language]: { readonly [One in Id]: string } },
    theirs: Texts | undefined,
  ) =>
  (id: Id, values: Readonly<Record<string, string | number | undefined>> = {}): string =>
    (theirs?.[id]?.[language] ?? ours[language][id]).replace(
      /\{(\w+)\}/g,
      (written, name: string) => String(values[name] ?? written),
    )
