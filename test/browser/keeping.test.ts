import { describe, expect, test } from 'vitest'
import { chatOf, useWorld } from './world.ts'

const { arrive } = useWorld()

describe('what is typed', () => {
  test('and was not sent is still there after a reload', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await chat.input.fill('Half a sen')
    await page.reload()
    await chat.panel.waitFor()
    expect(await chat.input.inputValue()).toBe('Half a sen')
    expect(desk.stored()).toEqual([])
    // Nobody becomes a visitor by looking.
    expect(desk.asks('POST /visitors')).toEqual([])
  })

  test('and sent without a connection goes out after a reload, once', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    desk.isDown = true
    await chat.say('Sent before the reload')
    await chat.last('Not sent yet').waitFor()
    await chat.input.fill('And a draft')
    await page.reload()
    await chat.panel.waitFor()
    expect(await chat.texts()).toEqual(['Sent before the reload'])
    expect(await chat.input.inputValue()).toBe('And a draft')
    desk.isDown = false
    await chat.last('Sent').waitFor()
    expect(desk.stored().map(({ text }) => text)).toEqual(['Sent before the reload'])
  })

  test('and waits to be sent outlives a page that clears its storage', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    desk.isDown = true
    await chat.say('Waits')
    await chat.last('Not sent yet').waitFor()
    await page.evaluate('localStorage.clear()')
    desk.isDown = false
    await page.getByRole('button', { name: 'Try now' }).click()
    await chat.last('Sent').waitFor()
    expect(desk.stored().map(({ text }) => text)).toEqual(['Waits'])
  })

  test('is sent also where the page may keep nothing', async () => {
    const { desk, chat } = await arrive({
      before: `<script>for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })</script>`,
    })
    await chat.open()
    await chat.say('Private')
    await chat.last('Sent').waitFor()
    desk.say('Hello')
    await chat.message('Hello').waitFor()
    expect(await chat.texts()).toEqual(['Private', 'Hello'])
  })

  test('is sent also where the disk of the browser is full', async () => {
    const { desk, chat } = await arrive({
      before: `<script>Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }</script>`,
    })
    await chat.open()
    await chat.say('Full')
    await chat.last('Sent').waitFor()
    expect(desk.stored().map(({ text }) => text)).toEqual(['Full'])
  })
})

describe('two tabs of one browser', () => {
  test.each([
    ['with the browser’s locks', ''],
    ['without them', '<script>Object.defineProperty(navigator, "locks", {})</script>'],
  ])('are one visitor, send each message once, and both show all, %s', async (_, before) => {
    const { desk, page, chat } = await arrive({ before })
    const other = await page.context().newPage()
    await other.goto(page.url())
    const otherChat = chatOf(other)
    await chat.open()
    await otherChat.open()
    await Promise.all([chat.say('From one'), otherChat.say('From the other')])
    const all = ['From one', 'From the other']
    await expect.poll(async () => (await chat.texts()).toSorted()).toEqual(all)
    await expect.poll(async () => (await otherChat.texts()).toSorted()).toEqual(all)
    await expect
      .poll(
        () =>
          desk
            .stored()
            .map(({ text }) => text)
            .toSorted(),
        { timeout: 8000 },
      )
      .toEqual(all)
    expect(desk.threads.size).toBe(1)
  })

  test('send what waited in one of them once, whichever comes first', async () => {
    const { desk, page, chat } = await arrive()
    const other = await page.context().newPage()
    await other.goto(page.url())
    await chat.open()
    desk.isDown = true
    await chat.say('Waited')
    await chat.last('Not sent yet').waitFor()
    desk.faults.push({ on: 'POST /messages', delayMs: 300, times: 1 })
    desk.isDown = false
    await Promise.all(
      [page, other].map((one) => one.evaluate('dispatchEvent(new Event("online"))')),
    )
    await chat.last('Sent').waitFor()
    expect(desk.asks('POST /messages').map(({ body }) => body.text)).toEqual(['Waited'])
  })

  test('never leave a sent draft in the other one', async () => {
    const { page, chat } = await arrive()
    await chat.open()
    await chat.input.fill('Typed once')
    const other = await page.context().newPage()
    await other.goto(page.url())
    const otherChat = chatOf(other)
    await otherChat.open()
    expect(await otherChat.input.inputValue()).toBe('Typed once')
    await other.evaluate('document.hasFocus = () => false')
    await chat.input.press('Enter')
    await expect.poll(() => otherChat.input.inputValue()).toBe('')
  })
})

describe('a browser that several customers use', () => {
  const jwt = (sub: string) => `x.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.x`
  const before = `<script>window.warmline = { customerToken: () => localStorage.getItem('site') }</script>`

  test('shows none of them what another wrote', async () => {
    const { desk, page, chat } = await arrive({ before }, (one) => {
      one.customers = { [jwt('li')]: 'li', [jwt('wang')]: 'wang' }
    })
    const signInAs = async (sub: string) => {
      await page.evaluate((token) => localStorage.setItem('site', token), jwt(sub))
      await page.reload()
      await chat.panel.waitFor()
    }
    await chat.open()
    await signInAs('li')
    await chat.say('Li’s secret')
    await chat.last('Sent').waitFor()
    await chat.input.fill('Li’s draft')
    await signInAs('wang')
    await page.waitForTimeout(400)
    expect(await chat.texts()).toEqual([])
    expect(await chat.input.inputValue()).toBe('')
    await page.evaluate(() => localStorage.removeItem('site'))
    await page.reload()
    await chat.panel.waitFor()
    await page.waitForTimeout(400)
    expect(await chat.texts()).toEqual([])
    const claims = desk.asks('POST /visitors').map(({ body }) => body)
    expect(claims.map((claim) => 'token' in claim)).toEqual([false, false])
  })

  test('shows nothing of a customer who signed out while the page stayed', async () => {
    const { desk, page, chat } = await arrive({ before }, (one) => {
      one.customers = { [jwt('li')]: 'li' }
    })
    await page.evaluate((token) => localStorage.setItem('site', token), jwt('li'))
    await page.reload()
    await chat.open()
    await chat.say('Li’s secret')
    await chat.last('Sent').waitFor()
    await page.keyboard.press('Escape')
    await page.evaluate(() => localStorage.removeItem('site'))
    await chat.launcher.click()
    await expect.poll(chat.texts).toEqual([])
    await chat.say('Somebody else')
    await chat.last('Sent').waitFor()
    expect(await page.locator('warmline-chat').count()).toBe(1)
    expect([...desk.threads.values()].map((thread) => thread.map(({ text }) => text))).toEqual([
      ['Li’s secret'],
      ['Somebody else'],
    ])
  })

  test('takes along what a visitor wrote before they signed in', async () => {
    const { desk, page, chat } = await arrive({ before }, (one) => {
      one.customers = { [jwt('li')]: 'li' }
    })
    await chat.open()
    await chat.say('Before signing in')
    await chat.last('Sent').waitFor()
    await chat.input.fill('Draft')
    await page.evaluate((token) => localStorage.setItem('site', token), jwt('li'))
    await page.reload()
    await chat.panel.waitFor()
    await expect.poll(() => desk.asks('POST /visitors').length).toBe(2)
    const [, claim] = desk.asks('POST /visitors')
    expect(claim?.body).toMatchObject({ customerToken: jwt('li'), token: expect.any(String) })
    expect(await chat.input.inputValue()).toBe('Draft')
  })
})
