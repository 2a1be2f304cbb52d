import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { DeskClient } from '../../local/demo/client.ts'

/** A console in a browser, as an agent has it. */
export interface ConsolePage {
  readonly page: Page
  readonly context: BrowserContext
  /** What the browser complained of: nothing is expected to. */
  readonly complaints: readonly string[]
  readonly card: (title: string) => ReturnType<Page['locator']>
  readonly bubble: (text: string) => ReturnType<Page['locator']>
  readonly texts: () => Promise<readonly string[]>
}

/** What a browser says of a connection that a test cuts, and of an answer that the desk meant to give. */
const isExpected = (text: string): boolean =>
  /net::ERR_INTERNET_DISCONNECTED|the server responded with a status of 4/.test(text)

/** Signs in as somebody of the demo desk, by clicks alone. */
export const signsIn = async (
  browser: Browser,
  client: DeskClient,
  name: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<ConsolePage> => {
  const context = await browser.newContext({ viewport: { width: 1400, height: 860 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (line) => {
    if (line.type() === 'error' && !isExpected(line.text())) complaints.push(line.text())
  })
  await page.goto(client.url)
  await page.getByRole('button', { name: /^(Sign in|登录)$/ }).click()
  await page.getByRole('link', { name }).click()
  await page.getByRole('switch').waitFor()
  return {
    page,
    context,
    complaints,
    card: (title) => page.locator('.card', { hasText: title }),
    bubble: (text) => page.locator('.bubble', { hasText: text }),
    texts: () => page.locator('.bubble .text').allInnerTexts(),
  }
}
