import { type Html, html } from '../platform/html.ts'

/** Text as HTML, line by line. `white-space` would be shorter, and Outlook does not know it. */
export const htmlLines = (text: string): Html =>
  html`${text
    .split(/\r\n?|\n/)
    .map((line, index) => (index === 0 ? html`${line}` : html`<br>\n${line}`))}`
