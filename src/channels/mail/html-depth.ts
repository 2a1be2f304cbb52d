import { limits } from './limits.ts'

const withoutContent =
  /^((area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$|[!?])/i

/** Elements that the beginning of another one ends: people and programs leave their ends out. */
const endedBy: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    dd: ['dd', 'dt'],
    dt: ['dd', 'dt'],
    li: ['li'],
    option: ['option'],
    p: ['p'],
    td: ['td', 'th'],
    th: ['td', 'th'],
    tr: ['td', 'th', 'tr'],
  }),
)

/** A tag with its attributes, whose values may hold what looks like tags, or a comment. */
const tag = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z!?][a-z0-9:-]*)(?:=\s*"[^"]*"|=\s*'[^']*'|[^>])*/gi

/**
 * HTML up to where its elements stand too deep within each other. Parsers take time with the square of that depth:
 * half a megabyte of `<ul><li>` is 20 seconds' work.
 */
export const shallowHtml = (html: string): string => {
  const open: string[] = []
  for (const { 1: isEnd, 2: given = '', index } of html.matchAll(tag)) {
    if (given === '' || withoutContent.test(given)) continue
    const name = given.toLowerCase()
    if (isEnd === '/') {
      // Ends of what was never opened are looked for among the nearest only.
      const from = Math.max(0, open.length - 20)
      const found = open.slice(from).lastIndexOf(name)
      if (found >= 0) open.length = from + found
      continue
    }
    while (endedBy.get(name)?.includes(open.at(-1) ?? '')) open.pop()
    open.push(name)
    if (open.length > limits.htmlDepthMax) return html.slice(0, index)
  }
  return html
}
