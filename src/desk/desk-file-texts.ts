import * as z from 'zod/mini'
import type { DeskFileError } from './desk-file-error.ts'
import { languages } from './language.ts'
import type { Policy } from './policy.ts'
import type { TextId } from './texts.ts'

/** What is filled into a text where it stands between braces. */
export const textPlaceholders: { readonly [Id in TextId]: readonly string[] } = {
  acknowledgementReceived: ['case'],
  acknowledgementAnswer: ['time'],
  acknowledgementAdd: [],
  closedNotice: [],
  closedUntil: ['time'],
  chatMailSubject: ['chat'],
  chatMailNotice: ['chat'],
  surveySubject: ['desk'],
  surveyGreeting: ['customer'],
  surveyGreetingNameless: [],
  surveyQuestion: [],
  surveyQuestionOfTicket: ['ticket'],
  surveyPageTitle: [],
  surveyPageQuestion: [],
  surveyPageThanks: [],
  surveyPageSaved: ['score'],
  surveyPageSorry: [],
}

/** Subjects, headings and what a mail asks: in a header a line break would begin another one. */
const oneLine = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(200),
    z.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'Must be one line; YAML joins lines behind >-.'),
    z.regex(/\S/, 'Must not be blank.'),
  )

const paragraph = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(1000),
    z.regex(/^(?:\n|\P{Cc})*$/u, 'Must be text without control characters.'),
    z.regex(/\S/, 'Must not be blank.'),
  )

const inLanguages = (text: typeof oneLine) => z.optional(z.partialRecord(z.enum(languages), text))

/** The texts of a desk file. */
export const OwnTexts = z.strictObject({
  acknowledgementReceived: inLanguages(paragraph),
  acknowledgementAnswer: inLanguages(paragraph),
  acknowledgementAdd: inLanguages(paragraph),
  closedNotice: inLanguages(paragraph),
  closedUntil: inLanguages(paragraph),
  chatMailSubject: inLanguages(oneLine),
  chatMailNotice: inLanguages(paragraph),
  surveySubject: inLanguages(oneLine),
  surveyGreeting: inLanguages(oneLine),
  surveyGreetingNameless: inLanguages(oneLine),
  surveyQuestion: inLanguages(oneLine),
  surveyQuestionOfTicket: inLanguages(oneLine),
  surveyPageTitle: inLanguages(oneLine),
  surveyPageQuestion: inLanguages(paragraph),
  surveyPageThanks: inLanguages(oneLine),
  surveyPageSaved: inLanguages(paragraph),
  surveyPageSorry: inLanguages(paragraph),
})

/** Whatever stands between braces must be a name that is filled in: a customer would read it as it stands. */
export const wrongTexts = ({ texts = {} }: Policy): readonly DeskFileError[] =>
  Object.entries(texts).flatMap(([id, text = {}]) => {
    const path = `texts.${id}`
    const known = textPlaceholders[id as TextId]
    const there =
      known.length === 0
        ? 'nothing is filled in here'
        : `there is ${known.map((name) => `{${name}}`).join(', ')}`
    const written = Object.entries(text)
    return [
      ...(written.length === 0
        ? [{ path, detail: 'Must have a text in one language at least.' }]
        : []),
      ...written.flatMap(([language, one]) =>
        [...(one ?? '').matchAll(/\{([^{}]*)\}/g)]
          .map(([, name = '']) => name)
          .filter((name) => !known.includes(name))
          .map((name) => ({
            path: `${path}.${language}`,
            detail: `{${name}} stands for nothing; ${there}.`,
          })),
      ),
    ]
  })
