import sanitize from 'sanitize-html'
import { contentIdIn } from './files.ts'
import { shallowHtml } from './html-depth.ts'
import { limits } from './limits.ts'
import type { MailFile } from './read-mail-shape.ts'

/** How text may look: nothing that moves, covers, hides or fetches anything. */
const styles: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    'background-color': /^(#[0-9a-f]{3,8}|rgba?\([\d\s.,%]{1,40}\)|[a-z]{3,20})$/i,
    color: /^(#[0-9a-f]{3,8}|rgba?\([\d\s.,%]{1,40}\)|[a-z]{3,20})$/i,
    'font-style': /^[a-z]{1,10}$/i,
    'font-weight': /^([a-z]{1,10}|[1-9]00)$/i,
    'text-align': /^[a-z]{1,10}$/i,
    'text-decoration': /^[a-z-]{1,20}$/i,
  }),
)

const tags = [
  ...['a', 'abbr', 'address', 'article', 'b', 'bdi', 'blockquote', 'br', 'caption', 'center'],
  ...['cite', 'code', 'col', 'colgroup', 'dd', 'del', 'details', 'div', 'dl', 'dt', 'em', 'font'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img', 'ins', 'kbd', 'li', 'ol', 'p', 'pre'],
  ...['q', 's', 'samp', 'section', 'small', 'span', 'strike', 'strong', 'sub', 'summary', 'sup'],
  ...['table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'tt', 'u', 'ul'],
]

/**
 * A customer's HTML as an agent may see it. An image of the mail names its file in `data-file`, one that would be
 * fetched its address in `data-remote`: neither loads by itself, since fetching tells the sender that, when and where
 * the mail was read. Undefined where it would be longer than is kept.
 */
export const safeHtml = (html: string, files: readonly MailFile[]): string | undefined => {
  const names = new Map(files.map(({ contentId, name }) => [contentId ?? '', name]))
  const safe = sanitize(shallowHtml(html), {
    allowedTags: tags,
    allowedAttributes: {
      '*': ['dir', 'lang', 'style', 'title'],
      a: ['href', 'rel', 'target'],
      img: ['alt', 'data-file', 'data-remote', 'height', 'width'],
      ol: ['start', 'type'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
    },
    // Its parser of styles would bring a whole CSS compiler into the bundle: `reducedStyle` does without.
    parseStyleAttributes: false,
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nonTextTags: ['head', 'noscript', 'option', 'script', 'select', 'style', 'textarea', 'title'],
    nestingLimit: limits.htmlDepthMax,
    transformTags: {
      a: (tagName, { href = '', title = '' }) => ({ tagName, attribs: link(href, title) }),
      img: (tagName, attributes) => ({ tagName, attribs: image(attributes, names) }),
      '*': (tagName, { style = '', ...attributes }) => ({
        tagName,
        attribs: { ...attributes, ...reducedStyle(style) },
      }),
    },
  })
  return safe.length > limits.htmlLettersMax ? undefined : safe
}

/** A declaration whose value is anything but a plain word, colour or weight is left out, escapes and comments with it. */
const reducedStyle = (style: string): Record<string, string> => {
  const kept = style
    .slice(0, 2000)
    .split(';')
    .map((one) => one.split(':').map((half) => half.trim()))
    .filter(([name = '', value = '', more]) =>
      more === undefined ? (styles.get(name.toLowerCase())?.test(value) ?? false) : false,
    )
    .map((halves) => halves.join(':'))
  return kept.length === 0 ? {} : { style: kept.join(';') }
}

/** A link without a scheme would lead into the desk's own pages. */
const link = (href: string, title: string): Record<string, string> =>
  /^\s*(https?:\/\/|mailto:)/i.test(href)
    ? { href: href.trim(), title, rel: 'noopener noreferrer nofollow', target: '_blank' }
    : { title }

const image = (
  { src = '', alt = '', width = '', height = '' }: Record<string, string>,
  names: ReadonlyMap<string, string>,
): Record<string, string> => {
  const shown = { alt, ...pixels('width', width), ...pixels('height', height) }
  const file = names.get(contentIdIn(src) ?? ' ')
  if (file !== undefined) return { ...shown, 'data-file': file }
  return /^https?:\/\//i.test(src.trim()) ? { ...shown, 'data-remote': src.trim() } : shown
}

const pixels = (name: string, value: string): Record<string, string> =>
  /^\d{1,4}$/.test(value) ? { [name]: value } : {}
