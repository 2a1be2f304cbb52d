import { describe, expect, test } from 'vitest'
import { surveyForm, surveyGone, surveyThanks } from '../../src/pages/survey-page.ts'
import { escaped, html } from '../../src/platform/html.ts'

const form = (change: Partial<Parameters<typeof surveyForm>[0]> = {}) =>
  surveyForm({ language: 'en', score: undefined, comment: undefined, ...change })

describe('the survey’s page', () => {
  test('has the score of the link chosen, and no other', () => {
    expect(form({ score: 4 }).match(/value="4" required checked/g)).toHaveLength(1)
    expect(form({ score: 4 }).match(/checked>/g)).toHaveLength(1)
    expect(form()).not.toContain('required checked')
  })

  test('sends by a form: without a script, and nothing is fetched from elsewhere', () => {
    const page = form()
    expect(page).toContain('<form method="post">')
    for (const from of ['<script', 'src=', 'http://', 'https://', '@import']) {
      expect(page).not.toContain(from)
    }
  })

  test('shows a comment as text, whatever is in it', () => {
    const page = form({ comment: '</textarea><script>alert(1)</script>' })
    expect(page).not.toContain('<script>')
    expect(page).toContain('&lt;/textarea&gt;&lt;script&gt;')
  })

  test('speaks the customer’s language and says so', () => {
    expect(form()).toContain('<html lang="en">')
    expect(form({ language: 'zh' })).toContain('<html lang="zh-CN">')
    expect(form({ language: 'zh' })).toContain('非常满意')
  })

  test('asks for a score when the form came without one', () => {
    expect(form({ isIncomplete: true })).toContain('role="alert"')
    expect(form()).not.toContain('role="alert"')
  })

  test('thanks, and is sorry only where the score was low', () => {
    expect(surveyThanks('en', 5, false)).toContain('Your answer 5 of 5 is saved.')
    expect(surveyThanks('en', 5, false)).not.toContain('sorry')
    expect(surveyThanks('zh', 1, true)).toContain('很抱歉')
  })

  test('of no survey at all says it in both languages; of one that is over, in its own', () => {
    const foreign = surveyGone('foreign')
    expect(foreign).toContain('lang="zh-CN"')
    expect(foreign).toContain('lang="en"')
    expect(surveyGone('expired', 'en')).not.toContain('调查')
  })
})

describe('text in a page', () => {
  test('cannot become markup, in content or in an attribute', () => {
    expect(escaped(`<a href="x" title='y'>&`)).toBe(
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;',
    )
    expect(html`<p title="${'"><script>'}">${undefined}${3}</p>`.source).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">3</p>',
    )
  })

  test('that was made safe already is not made safe twice', () => {
    expect(html`<ul>${['a', '<'].map((one) => html`<li>${one}</li>`)}</ul>`.source).toBe(
      '<ul><li>a</li><li>&lt;</li></ul>',
    )
  })
})
