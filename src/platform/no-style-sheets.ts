/**
 * Stands in for postcss, which sanitize-html asks for and calls only when it is told to parse styles. It would bring
 * 80 KB and a `require` of files that a bundle in ESM cannot run.
 */
export const parse = (): never => {
  throw new Error('Styles are not parsed: reduce them before they come here.')
}
