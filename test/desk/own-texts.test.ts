import { describe, expect, test } from 'vitest'
import { deskFileWords } from '../../bin/docs/desk-file-page.ts'
import { presentTexts } from '../../bin/docs/present-texts.ts'
import { deskFile } from '../../src/desk/desk-file.ts'
import { textPlaceholders } from '../../src/desk/desk-file-texts.ts'
import { type Language, languages } from '../../src/desk/language.ts'
import { surveyMailTexts } from '../../src/desk/survey-mail-texts.ts'
import { type TextId, type Texts, wordsIn } from '../../src/desk/texts.ts'
import { policy } from './a-desk.ts'

const ids = Object.keys(textPlaceholders) as TextId[]
const placeholdersIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

const errorsOf = (texts: object) => {
  const result = deskFile({ ...policy, texts })
  return 'errors' in result ? result.errors.map(({ path, detail }) => `${path}: ${detail}`) : []
}

describe('the texts of a desk file', () => {
  test('may say everything in every language its own way', () => {
    const texts = Object.fromEntries(
      ids.map((id) => [
        id,
        Object.fromEntries(
          languages.map((language) => [
            language,
            [language, ...textPlaceholders[id].map((name) => `{${name}}`)].join(' '),
          ]),
        ),
      ]),
    )
    expect(deskFile({ ...policy, texts })).toEqual({ policy: { ...policy, texts } })
  })

  test('may be said in one language only, or not at all', () => {
    expect(errorsOf({ surveyPageThanks: { zh: '多谢' } })).toEqual([])
    expect(errorsOf({})).toEqual([])
    expect(errorsOf({ surveyPageThanks: {} })).toEqual([
      'texts.surveyPageThanks: Must have a text in one language at least.',
    ])
  })

  test('may not hold a name that nothing is filled in for, and are told which there are', () => {
    expect(errorsOf({ acknowledgementReceived: { en: 'Your {case} at {tiem}' } })).toEqual([
      'texts.acknowledgementReceived.en: {tiem} stands for nothing; there is {case}.',
    ])
    expect(errorsOf({ closedNotice: { zh: '{case}' } })).toEqual([
      'texts.closedNotice.zh: {case} stands for nothing; nothing is filled in here.',
    ])
    for (const odd of ['{ case }', '{}', '{constructor}', '{case number}']) {
      expect(errorsOf({ acknowledgementReceived: { en: odd } }), odd).toHaveLength(1)
    }
  })

  test('may not break the line of a subject, a heading or a greeting', () => {
    for (const id of ['surveySubject', 'chatMailSubject', 'surveyPageTitle', 'surveyGreeting']) {
      for (const broken of ['a\nb', 'a\r\nBcc: x@example.com', 'a\u2028b', 'a\u0000b']) {
        expect(errorsOf({ [id]: { en: broken } })).toEqual([
          `texts.${id}.en: Must be one line; YAML joins lines behind >-.`,
        ])
      }
    }
  })

  test('may break the lines of a paragraph, and hold no other control character', () => {
    expect(errorsOf({ closedNotice: { en: 'One.\n\nTwo.' } })).toEqual([])
    expect(errorsOf({ closedNotice: { en: 'One.\u0007' } })).toEqual([
      'texts.closedNotice.en: Must be text without control characters.',
    ])
  })

  test('are neither blank nor endless, of known names and languages', () => {
    expect(errorsOf({ surveySubject: { en: '  ' } })).toEqual([
      'texts.surveySubject.en: Must not be blank.',
    ])
    expect(errorsOf({ surveySubject: { en: 'x'.repeat(201) } })).toEqual([
      'texts.surveySubject.en: Must be at most 200 letters long.',
    ])
    expect(errorsOf({ closedNotice: { en: 'x'.repeat(1001) } })).toEqual([
      'texts.closedNotice.en: Must be at most 1000 letters long.',
    ])
    expect(errorsOf({ surveySubjekt: { en: 'x' } })).toEqual([
      'texts.surveySubjekt: There is no such field here.',
    ])
    expect(errorsOf({ surveySubject: { de: 'x' } })[0]).toMatch(/^texts\.surveySubject/)
  })
})

describe('what the desk says by itself', () => {
  test('has a text in each language for each one that a desk file may replace, and no other', () => {
    for (const language of languages) {
      expect(Object.keys(presentTexts[language] ?? {}).sort()).toEqual(ids.toSorted())
    }
  })

  test.each(ids)('fills in nothing for %s but what a desk file may name there', (id) => {
    for (const language of languages) {
      const said = presentTexts[language]?.[id] ?? ''
      expect(textPlaceholders[id]).toEqual(expect.arrayContaining([...placeholdersIn(said)]))
      expect(errorsOf({ [id]: { [language]: said } })).toEqual([])
    }
  })

  test.each(ids)('is explained for %s on the page with what is filled in', (id) => {
    const { is = '', example = '' } = deskFileWords().fields[`texts.${id}`] ?? {}
    expect(placeholdersIn(is)).toEqual(textPlaceholders[id])
    expect(textPlaceholders[id]).toEqual(expect.arrayContaining([...placeholdersIn(example)]))
  })
})

describe('a text', () => {
  const theirs: Texts = { surveyGreeting: { zh: '尊敬的{customer}：' } }
  const greeting = (language: Language, customer: string, texts?: Texts) =>
    wordsIn(language, surveyMailTexts, texts)('surveyGreeting', { customer })

  test('is the company’s where it has one in this language, else the desk’s own', () => {
    expect(greeting('zh', 'Li', theirs)).toBe('尊敬的Li：')
    expect(greeting('en', 'Li', theirs)).toBe('Hello Li,')
    expect(greeting('en', 'Li')).toBe('Hello Li,')
  })

  test('fills in nothing of what a customer wrote', () => {
    expect(greeting('en', '{customer} $& $1')).toBe('Hello {customer} $& $1,')
  })
})
