import sparticuz from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { widgetCode } from '../../web/widget/build.ts'
import { listen, type Server } from './server.ts'
import { type StubDesk, startStubDesk } from './stub-desk.ts'

export interface HostPage {
  readonly html: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface World {
  readonly browser: Browser
  /** The pages of the company's own site, by their paths. */
  readonly pages: Map<string, HostPage>
  readonly site: Server
  /** A desk of its own for each test. */
  newDesk(): Promise<StubDesk>
  close(): Promise<void>
}

// They are for a Lambda. Here they would take the page's origin, or the whole browser with one page, out of the test.
const notHere = ['--single-process', '--no-zygote', '--disable-web-security']
const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser that shows nothing. */
export const startBrowser = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: [...sparticuz.args.filter((one) => !notHere.includes(one)), ...quietly],
    headless: true,
  })

/** One browser and one site of a company for the tests of a file. */
export const startWorld = async (): Promise<World> => {
  const pages = new Map<string, HostPage>()
  const site = await listen((request, response) => {
    const page = pages.get(new URL(request.url ?? '', 'http://site').pathname)
    response.writeHead(page === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      ...page?.headers,
    })
    response.end(page?.html)
  })
  const browser = await startBrowser()
  const widget = widgetCode()
  const desks: StubDesk[] = []
  return {
    browser,
    pages,
    site,
    newDesk: async () => {
      const desk = await startStubDesk(widget, [site.url])
      desks.push(desk)
      return desk
    },
    close: async () => {
      await browser.close()
      for (const desk of desks) await desk.close()
      await site.close()
    },
  }
}

export interface Visit {
  readonly lang?: string
  /** Further attributes of the script tag. */
  readonly tag?: string
  /** What stands in the page before the script tag. */
  readonly before?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly browser?: BrowserContextOptions
}

/** Puts a page with the widget on the site; answers its address. */
export const putPage = (world: World, desk: StubDesk, visit: Visit = {}): string => {
  const { lang = 'en', tag = '', before = '', headers = {} } = visit
  const path = `/${world.pages.size}`
  const script = `<script src="${desk.url}/chat/site/widget.js" ${tag} async></script>`
  world.pages.set(path, {
    html: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover"><title>Site</title></head><body><main><h1>Site</h1><p><a href="#more">More</a></p></main>${before}${script}</body></html>`,
    headers,
  })
  return world.site.url + path
}

/** A visitor with a browser of their own, at a page that has the widget. */
export const visit = async (world: World, desk: StubDesk, how: Visit = {}): Promise<Page> => {
  const context = await world.browser.newContext({
    viewport: { width: 1000, height: 760 },
    ...how.browser,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(putPage(world, desk, how))
  return page
}

/** What a visitor sees and does, by the names that are read to them. */
export const chatOf = (page: Page) => {
  const chat = {
    launcher: page.locator('warmline-chat .launcher'),
    panel: page.getByRole('dialog'),
    input: page.locator('warmline-chat textarea'),
    log: page.getByRole('log'),
    messages: page.locator('warmline-chat .row'),
    open: async () => {
      await chat.launcher.click()
      await chat.panel.waitFor()
    },
    say: async (text: string) => {
      await chat.input.fill(text)
      await chat.input.press('Enter')
    },
    /** A message by its whole text. */
    message: (text: string) =>
      page.locator('warmline-chat .bubble').filter({ hasText: new RegExp(`^${text}$`) }),
    texts: () => page.locator('warmline-chat .bubble').allInnerTexts(),
    /** The mark at the last message of the visitor's own, when it says so. */
    last: (state: string) =>
      page
        .locator('warmline-chat .mine')
        .last()
        .locator('.meta', { hasText: new RegExp(state) }),
  }
  return chat
}

/** A world for the tests of one file; after each test the desk tells how its contract was broken. */
export const useWorld = () => {
  let world: World
  let desks: StubDesk[] = []
  beforeAll(async () => {
    world = await startWorld()
  })
  afterEach(async () => {
    for (const context of world.browser.contexts()) await context.close()
    const violations = desks.flatMap((desk) => desk.violations)
    desks = []
    expect(violations).toEqual([])
  })
  afterAll(() => world.close())
  return {
    world: () => world,
    /** A desk, and a visitor at a page of the site. `before` changes the desk first. */
    arrive: async (how: Visit = {}, before: (desk: StubDesk) => void = () => undefined) => {
      const desk = await world.newDesk()
      desks.push(desk)
      before(desk)
      const page = await visit(world, desk, how)
      return { desk, page, chat: chatOf(page) }
    },
  }
}
