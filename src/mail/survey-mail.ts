import type { Language } from '../desk/language.ts'
import { surveyMailTexts } from '../desk/survey-mail-texts.ts'
import { type Texts, wordsIn } from '../desk/texts.ts'
import { html } from '../platform/html.ts'
import type { Mail } from './compose.ts'
import { layout } from './layout.ts'

export interface SurveyAsked {
  /** How the customer calls themselves. */
  readonly name: string | undefined
  readonly address: string
  readonly language: Language
  readonly desk: string
  /** The ticket's number, where there was one. */
  readonly ticket: number | undefined
  /** The page; `?score=1` to `?score=5` opens it with that score chosen, and saves nothing. */
  readonly url: string
  readonly answerableUntil: number
  readonly timeZone: string
  /** What the company says its own way. */
  readonly texts?: Texts | undefined
}

const words = {
  en: {
    locale: 'en-GB',
    scores: ['Very dissatisfied', 'Dissatisfied', 'Neither', 'Satisfied', 'Very satisfied'],
    how: 'Choose a number: a page opens, and your answer counts once you send it there.',
    until: (day: string) => `You can answer, and change your answer, until ${day}.`,
    why: 'You get this mail because you wrote to us. We ask once per case.',
    stop: 'Do not ask me again',
  },
  zh: {
    locale: 'zh-CN',
    scores: ['非常不满意', '不满意', '一般', '满意', '非常满意'],
    how: '请选择一个分数：在打开的页面上提交之后，您的评价才会生效。',
    until: (day: string) => `您可以在 ${day} 之前评价或修改评价。`,
    why: '您曾联系我们，因此收到此邮件。每个问题只询问一次。',
    stop: '不再向我询问',
  },
} as const

export const surveyMail = (asked: SurveyAsked, from: Mail['from']): Mail => {
  const say = words[asked.language]
  const link = (score: number): string => `${asked.url}?score=${score}`
  const day = new Intl.DateTimeFormat(say.locale, {
    dateStyle: 'long',
    timeZone: asked.timeZone,
  }).format(asked.answerableUntil)
  const stopUrl = `${asked.url}/unsubscribe`
  const { name, ticket, desk } = asked
  const own = wordsIn(asked.language, surveyMailTexts, asked.texts)
  const greeting = own(name === undefined ? 'surveyGreetingNameless' : 'surveyGreeting', {
    customer: name,
  })
  const question = own(ticket === undefined ? 'surveyQuestion' : 'surveyQuestionOfTicket', {
    ticket,
  })
  return {
    from,
    to: asked.address,
    subject: own('surveySubject', { desk }),
    language: say.locale,
    unsubscribeUrl: stopUrl,
    text: [
      greeting,
      question,
      '',
      ...say.scores.map((label, index) => `${index + 1} ${label}: ${link(index + 1)}`),
      '',
      say.how,
      say.until(day),
      '',
      say.why,
      `${say.stop}: ${stopUrl}`,
    ].join('\n'),
    html: layout(
      say.locale,
      html`<p>${greeting}</p><p><strong>${question}</strong></p>
<table role="presentation" cellpadding="0" cellspacing="0" style="margin:16px 0"><tr>${say.scores.map(
        (label, index) =>
          html`<td style="padding-right:8px"><a href="${link(index + 1)}" title="${label}" style="display:block;width:44px;line-height:44px;text-align:center;border:1px solid #2456c8;border-radius:6px;color:#2456c8;text-decoration:none;font-weight:600">${index + 1}</a></td>`,
      )}</tr></table><p style="color:#5b6472;font-size:14px">1 = ${say.scores[0]}, 5 = ${say.scores[4]}</p>
<p>${say.how}</p><p>${say.until(day)}</p>`,
      html`${say.why} <a href="${stopUrl}" style="color:inherit">${say.stop}</a>`,
    ),
  }
}
