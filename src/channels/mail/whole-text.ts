import type { Stretch } from './bodies.ts'
import { htmlText } from './html-text.ts'

/** The body as plain text: as the sender's program wrote it, or made of its HTML. */
export const wholeText = (stretches: readonly Stretch[]): string =>
  stretches
    .map(({ plain, html }) => (isEmpty(plain) ? htmlText(html ?? '').whole : (plain ?? '')))
    .join('\n')

/** The body without what the HTML says is quoted; undefined where no HTML says so. */
export const ownText = (stretches: readonly Stretch[]): string | undefined => {
  const each = stretches.map(({ plain, html }) => ({ plain, html: htmlText(html ?? '') }))
  if (!each.some(({ html }) => html.own !== undefined)) return undefined
  return each.map(({ plain, html }) => html.own ?? (isEmpty(plain) ? html.whole : plain)).join('\n')
}

/** The body as HTML; undefined where none of it is. */
export const wholeHtml = (stretches: readonly Stretch[]): string | undefined =>
  stretches.some(({ html }) => html !== undefined)
    ? stretches.map(({ plain, html }) => html ?? `<pre>${escaped(plain ?? '')}</pre>`).join('\n')
    : undefined

const isEmpty = (text: string | undefined): boolean => text === undefined || text.trim() === ''

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
