import { acknowledgementTexts } from '../../src/desk/acknowledgement-texts.ts'
import { chatMailTexts } from '../../src/desk/chat-mail-texts.ts'
import { languages } from '../../src/desk/language.ts'
import { surveyMailTexts } from '../../src/desk/survey-mail-texts.ts'
import { surveyPageTexts } from '../../src/desk/survey-page-texts.ts'

/** What the desk says where no file says it otherwise, by language and the text's id. */
export const presentTexts = Object.fromEntries(
  languages.map((language) => [
    language,
    Object.assign(
      {},
      ...[acknowledgementTexts, chatMailTexts, surveyMailTexts, surveyPageTexts].map(
        (texts) => texts[language],
      ),
    ) as Readonly<Record<string, string>>,
  ]),
)

/** A list of them, for the page. */
export const presentTextsList = (): string => {
  const ids = Object.keys(presentTexts[languages[0]] ?? {})
  const item = (id: string) =>
    [
      `- \`${id}\``,
      ...languages.map((language) => `  - \`${language}\`: ${presentTexts[language]?.[id]}`),
    ].join('\n')
  return ['What the desk says where the file says nothing else:\n', ...ids.map(item)].join('\n')
}
