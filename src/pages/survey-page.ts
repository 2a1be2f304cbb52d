import type { Language } from '../desk/language.ts'
import { surveyPageTexts } from '../desk/survey-page-texts.ts'
import { type Texts, wordsIn } from '../desk/texts.ts'
import { type Html, html } from '../platform/html.ts'

const words = {
  en: {
    locale: 'en',
    scores: ['Very dissatisfied', 'Dissatisfied', 'Neither', 'Satisfied', 'Very satisfied'],
    comment: 'What should we know? (optional)',
    send: 'Send answer',
    notYet: 'Nothing is saved until you send it.',
    change: 'Change my answer',
    gone: 'This link does not work',
    foreign:
      'We know no such survey. Perhaps the link was cut short: please open it from the mail again.',
    expired:
      'The time to answer is over, or the survey was withdrawn. Thank you for your interest.',
    choose: 'Please choose a score from 1 to 5.',
    wish: 'Surveys',
    stop: 'After a case we ask once by mail how satisfied you are. Would you rather not be asked?',
    stopIt: 'Do not ask me again',
    stopped: 'You will not be asked again. Answers to your messages come as before.',
    askAgain: 'Ask me again',
  },
  zh: {
    locale: 'zh-CN',
    scores: ['非常不满意', '不满意', '一般', '满意', '非常满意'],
    comment: '您还想告诉我们什么？（选填）',
    send: '提交评价',
    notYet: '点击提交之后，评价才会保存。',
    change: '修改我的评价',
    gone: '此链接无效',
    foreign: '没有找到这份调查。链接可能不完整，请从邮件中重新打开。',
    expired: '评价时间已过，或调查已取消。感谢您的关注。',
    choose: '请选择 1 到 5 分。',
    wish: '满意度调查',
    stop: '每次咨询结束后，我们会通过邮件询问一次您的满意度。您希望不再被询问吗？',
    stopIt: '不再询问我',
    stopped: '我们不会再向您询问。您的咨询仍会照常得到回复。',
    askAgain: '重新接受询问',
  },
} as const

export interface SurveyForm {
  readonly language: Language
  /** The score that the link or an earlier answer chose. */
  readonly score: number | undefined
  readonly comment: string | undefined
  /** True when the form came back without a score. */
  readonly isIncomplete?: boolean
  /** What the company says its own way. */
  readonly texts?: Texts | undefined
}

/** The form. It works without a script; opening it changes nothing. */
export const surveyForm = (form: SurveyForm): string => {
  const { language, score, comment, isIncomplete } = form
  const say = words[language]
  const own = wordsIn(language, surveyPageTexts, form.texts)
  const choice = (label: string, value: number): Html =>
    html`<label><input type="radio" name="score" value="${value}" required${
      value === score ? html` checked` : undefined
    }><b>${value}</b> ${label}</label>`
  return page(
    say.locale,
    own('surveyPageTitle'),
    html`<form method="post"><fieldset><legend>${own('surveyPageQuestion')}</legend>
${isIncomplete === true ? html`<p class="error" role="alert">${say.choose}</p>` : undefined}
${say.scores.map((label, index) => choice(label, index + 1))}</fieldset>
<label for="comment">${say.comment}</label><textarea id="comment" name="comment" rows="4" maxlength="2000">${comment}</textarea>
<button>${say.send}</button><p class="quiet">${say.notYet}</p></form>`,
  )
}

export const surveyThanks = (
  language: Language,
  score: number,
  isLow: boolean,
  texts?: Texts,
): string => {
  const say = words[language]
  const own = wordsIn(language, surveyPageTexts, texts)
  return page(
    say.locale,
    own('surveyPageThanks'),
    html`<p role="status">${own('surveyPageSaved', { score })}</p>${isLow ? html`<p>${own('surveyPageSorry')}</p>` : undefined}
<p><a href="?">${say.change}</a></p>`,
  )
}

/** What stands in the mail as `Do not ask me again`. Opening it changes nothing: the button does. */
export const surveyWishPage = ({
  language,
  isAsked,
}: {
  readonly language: Language
  readonly isAsked: boolean
}): string => {
  const say = words[language]
  return page(
    say.locale,
    say.wish,
    html`<p role="status">${isAsked ? say.stop : say.stopped}</p><form method="post">
<input type="hidden" name="surveys" value="${isAsked ? 'off' : 'on'}"><button>${isAsked ? say.stopIt : say.askAgain}</button></form>`,
  )
}

/** Without a survey there is no language to go by: the page says it in both. */
export const surveyGone = (why: 'foreign' | 'expired', language?: Language): string => {
  const spoken = language === undefined ? (['zh', 'en'] as const) : ([language] as const)
  return page(
    spoken.length === 1 ? words[spoken[0]].locale : 'zh-CN',
    spoken.map((one) => words[one].gone).join(' / '),
    html`${spoken.map((one) => html`<p lang="${words[one].locale}">${words[one][why]}</p>`)}`,
  )
}

const page = (locale: string, title: string, content: Html): string =>
  html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>
:root{color-scheme:light dark;--text:#1c2430;--quiet:#5b6472;--page:#f4f5f7;--card:#fff;--line:#c3c9d3;--main:#2456c8;--on:#fff;--error:#b3261e}
@media(prefers-color-scheme:dark){:root{--text:#e8ebf0;--quiet:#a7b0be;--page:#14181f;--card:#1e242e;--line:#465063;--main:#8fb0ff;--on:#10141b;--error:#ffb4ab}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--text);font:17px/1.5 -apple-system,'Segoe UI',Roboto,'PingFang SC','Noto Sans SC','Microsoft YaHei',sans-serif}
main{max-width:34rem;margin:0 auto;padding:2rem 1rem}article{background:var(--card);border-radius:12px;padding:1.5rem}h1{font-size:1.4rem;margin:0 0 1rem}
fieldset{border:0;margin:0 0 1.25rem;padding:0}legend{padding:0;margin-bottom:.5rem}fieldset label{display:block;border:1px solid var(--line);border-radius:8px;padding:.7rem .9rem;margin:.4rem 0;cursor:pointer}
fieldset label:has(:checked){border-color:var(--main);outline:1px solid var(--main)}input{accent-color:var(--main);margin-right:.6rem;width:1.1rem;height:1.1rem;vertical-align:-.15rem}
textarea{width:100%;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:8px;padding:.6rem;margin:.3rem 0 1rem}
p,legend{white-space:pre-line}
button{font:inherit;font-weight:600;background:var(--main);color:var(--on);border:0;border-radius:8px;padding:.75rem 1.5rem;min-height:44px;cursor:pointer}
a{color:var(--main)}:focus-visible{outline:3px solid var(--main);outline-offset:2px}.quiet{color:var(--quiet);font-size:.9rem}.error{color:var(--error);font-weight:600}
</style></head><body><main><article><h1>${title}</h1>${content}</article></main></body></html>
`.source
