import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core finds in the whole page, with the element that it is about. */
export const findings = async (page: Page): Promise<readonly string[]> => {
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axe)
  // Colours that are still fading in are not those that stay.
  await page.waitForTimeout(250)
  return page.evaluate<readonly string[]>(run)
}

/** Runs in the page, and is text here: what it uses is known to a browser only. */
const run = `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) =>
  nodes.map(({ html, failureSummary }) => id + ': ' + html + ' ' + failureSummary)))`
