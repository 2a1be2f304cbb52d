import { compile, type FormatCallback, type SelectorDefinition } from 'html-to-text'
import { shallowHtml } from './html-depth.ts'
import { plainLines } from './letters.ts'
import { limits } from './limits.ts'

/** Marks within the text, of code points that no text may use (Unicode, section 23.7). */
const marks = { quote: '\ufdd0', quoteEnd: '\ufdd1', rest: '\ufdd2' } as const

/** Elements that hold what is quoted, or a signature: whatever the program, and nothing else of it is. */
const quoting = [
  'blockquote[type=cite]',
  'blockquote#isReplyContent',
  'blockquote.gmail_quote',
  'div.gmail_quote',
  'div.gmail_signature',
  'div.moz-cite-prefix',
  'div.moz-signature',
  'pre.moz-signature',
  'div.protonmail_quote',
  'div.protonmail_signature_block',
  'div.yahoo_quoted',
  'div.zmail_extra',
  'div#AppleMailSignature',
  'div#Signature',
  'div#mail-editor-reference-message-container',
  'div#ms-outlook-mobile-signature',
  // QQ Mail
  'includetail',
  'div.xm_compose_origin_mail_container_sign',
]

/** Elements behind which everything is quoted: they hold a line or a header, and what is quoted stands beside. */
const quotingTheRest = [
  'div#appendonsend',
  'div#divRplyFwdMsg',
  'hr#stopSpelling',
  // Foxmail draws this line above a signature, and what it quotes comes after that.
  'hr[style*="210px"]',
]

const between =
  (before: string, after: string): FormatCallback =>
  (element, walk, builder) => {
    builder.openBlock({ leadingLineBreaks: 1 })
    if (before !== '') builder.addLiteral(before)
    walk(element.children ?? [], builder)
    if (after !== '') builder.addLiteral(after)
    builder.closeBlock({ trailingLineBreaks: 1 })
  }

const selectors: SelectorDefinition[] = [
  {
    selector: 'a',
    options: {
      hideLinkHrefIfSameAsText: true,
      noAnchorUrl: true,
      pathRewrite: (path: string) => (/^\s*(https?|mailto):/i.test(path) ? path : ''),
    },
  },
  { selector: 'img', format: 'skip' },
  { selector: 'title', format: 'skip' },
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
    selector,
    options: { uppercase: false, leadingLineBreaks: 1, trailingLineBreaks: 1 },
  })),
  { selector: 'p', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
  ...quoting.map((selector) => ({ selector, format: 'quote' })),
  ...quotingTheRest.map((selector) => ({ selector, format: 'rest' })),
]

const toMarkedText = compile({
  wordwrap: false,
  limits: { maxDepth: limits.htmlDepthMax, maxInputLength: limits.htmlBytesMax, ellipsis: '' },
  formatters: { quote: between(marks.quote, marks.quoteEnd), rest: between(marks.rest, '') },
  selectors,
})

/**
 * html-to-text 10.0.1 looks elements up in a plain object, and fails on one that is called like what every object
 * has. Names are read in lowercase and begin with a letter, so that there is only this one.
 */
const withoutTrap = (html: string): string =>
  html.replace(/<(\/?)constructor(?=[\s/>])/gi, '<$1span')

export interface HtmlText {
  readonly whole: string
  /** Without what the HTML itself says is quoted or a signature; undefined where it says nothing. */
  readonly own: string | undefined
}

export const htmlText = (html: string): HtmlText => {
  const marked = toMarkedText(
    withoutTrap(shallowHtml(html)).slice(0, limits.htmlBytesMax),
  ).replaceAll('\u00a0', ' ')
  const own = /[\ufdd0\ufdd2]/.test(marked) ? plainLines(unquoted(marked)) : undefined
  return { whole: plainLines(marked), own }
}

const unquoted = (marked: string): string => {
  const rest = marked.indexOf(marks.rest)
  const text = rest < 0 ? marked : marked.slice(0, rest)
  const kept: string[] = []
  let depth = 0
  for (const piece of text.split(/([\ufdd0\ufdd1])/)) {
    if (piece === marks.quote) depth += 1
    else if (piece === marks.quoteEnd) depth -= 1
    else if (depth <= 0) kept.push(piece)
  }
  return kept.join('')
}
