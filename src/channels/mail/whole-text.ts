import type { Stretch } from './bodies.ts'
import { htmlText } from './html-text.ts'

export interface Texts {
  /** The body as plain text: as the sender's program wrote it, or made of its HTML. */
  readonly whole: string
  /** The body without what its HTML says is quoted; undefined where no HTML says so. */
  readonly own: string | undefined
}

export const textsOf = (stretches: readonly Stretch[]): Texts => {
  const each = stretches.map(({ plain = '', html }) => {
    const fromHtml = htmlText(html ?? '')
    return { whole: plain.trim() === '' ? fromHtml.whole : plain, own: fromHtml.own }
  })
  return {
    whole: each
      .map(({ whole }) => whole)
      .join('\n')
      .trim(),
    own: each.some(({ own }) => own !== undefined)
      ? each.map(({ whole, own }) => own ?? whole).join('\n')
      : undefined,
  }
}

/** The body as HTML, as far as it is read; undefined where none of it is. */
export const wholeHtml = (stretches: readonly Stretch[]): string | undefined =>
  stretches.some(({ html }) => html !== undefined)
    ? stretches.map(({ plain, html }) => html ?? `<pre>${escaped(plain ?? '')}</pre>`).join('\n')
    : undefined

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
