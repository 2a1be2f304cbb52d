import { describe, expect, test } from 'vitest'
import type { StubDesk } from './stub-desk.ts'
import { useWorld } from './world.ts'

const { arrive } = useWorld()

/** A talk that is older than what one read answers. */
const fill = (desk: StubDesk, count: number): void => {
  const thread = [...desk.threads.values()][0] ?? []
  const begun = Date.now() - 86_400_000
  const old = Array.from({ length: count }, (_, index) => ({
    id: `old-${String(index).padStart(4, '0')}`,
    from: index % 2 === 0 ? ('customer' as const) : ('agent' as const),
    text: `Line ${index}`,
    at: new Date(begun + index * 60_000).toISOString(),
  }))
  thread.unshift(...old)
}

describe('history', () => {
  test('is there on return, and earlier messages come on scrolling up, each once', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await chat.say('Today')
    await chat.last('Sent').waitFor()
    fill(desk, 120)
    await page.reload()
    await chat.panel.waitFor()
    await expect.poll(() => chat.messages.count()).toBe(50)
    await chat.message('Today').waitFor()
    await chat.log.evaluate((log) => {
      log.scrollTop = 10
    })
    await expect.poll(() => chat.messages.count()).toBe(100)
    // What was being read stays where it was.
    expect(await chat.log.evaluate((log) => log.scrollTop)).toBeGreaterThan(500)
    await chat.log.evaluate((log) => {
      log.scrollTop = 0
    })
    await expect.poll(() => chat.messages.count()).toBe(121)
    const texts = await chat.texts()
    expect(texts.slice(0, 3)).toEqual(['Line 0', 'Line 1', 'Line 2'])
    expect(new Set(texts).size).toBe(121)
    await page.getByRole('button', { name: 'Earlier messages' }).waitFor({ state: 'hidden' })
  })

  test('can be asked for by a button, and is not read aloud again', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await chat.say('Today')
    await chat.last('Sent').waitFor()
    fill(desk, 60)
    await page.reload()
    await chat.panel.waitFor()
    await expect.poll(() => chat.messages.count()).toBe(50)
    await expect.poll(() => chat.log.getAttribute('aria-live')).toBe('polite')
    // What the region was set to whenever rows came in.
    await chat.log.evaluate((log) => {
      const heard: (string | null)[] = []
      Object.assign(window, { heard })
      const watch = new MutationObserver(() => heard.push(log.getAttribute('aria-live')))
      watch.observe(log.querySelector('div') ?? log, { childList: true })
    })
    await page.getByRole('button', { name: 'Earlier messages' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => chat.messages.count()).toBe(61)
    expect(await page.evaluate('heard')).toEqual(['off'])
    await expect.poll(() => chat.log.getAttribute('aria-live')).toBe('polite')
  })

  test('that is being read is not scrolled away by a new message, which is pointed at', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await chat.say('Today')
    await chat.last('Sent').waitFor()
    fill(desk, 40)
    await page.reload()
    await chat.panel.waitFor()
    await expect.poll(() => chat.messages.count()).toBe(41)
    await chat.log.evaluate((log) => {
      log.scrollTop = 300
    })
    desk.say('Here is news')
    await page.getByRole('button', { name: 'New messages' }).waitFor()
    expect(await chat.log.evaluate((log) => log.scrollTop)).toBe(300)
    const receipts = desk.asks('POST /read').length
    await page.getByRole('button', { name: 'New messages' }).click()
    await expect.poll(() => desk.asks('POST /read').length).toBeGreaterThan(receipts)
  })
})

describe('an answer', () => {
  test('that comes while the chat is closed is counted at its button, until it was seen', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await chat.say('Question')
    await chat.last('Sent').waitFor()
    await page.keyboard.press('Escape')
    desk.say('Answer')
    desk.say('And more')
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await page.getByRole('button', { name: 'Open chat, 2 unread' }).waitFor()
    expect(desk.asks('POST /read')).toEqual([])
    await page.reload()
    await page.getByRole('button', { name: 'Open chat, 2 unread' }).click()
    await chat.message('And more').waitFor()
    await expect.poll(() => desk.asks('POST /read').length).toBe(1)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Open chat', exact: true }).waitFor()
  })

  test('is not said to be read while nobody looks at the page', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await chat.say('Question')
    await chat.last('Sent').waitFor()
    const show = (state: string) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'visibilityState', { value, configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      }, state)
    await show('hidden')
    desk.say('Answer')
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await chat.message('Answer').waitFor()
    await page.waitForTimeout(300)
    expect(desk.asks('POST /read')).toEqual([])
    await show('visible')
    await expect.poll(() => desk.asks('POST /read').length).toBe(1)
  })

  test('is read once only: no receipt is sent twice', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await chat.say('Question')
    await chat.last('Sent').waitFor()
    desk.say('Answer')
    await expect.poll(() => desk.asks('POST /read').length).toBe(1)
    await page.reload()
    await chat.message('Answer').waitFor()
    await page.waitForTimeout(500)
    expect(desk.asks('POST /read').length).toBe(1)
  })
})

describe('typing', () => {
  test('of an agent is shown, and goes when it ends', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await chat.say('Question')
    await chat.last('Sent').waitFor()
    desk.say('One moment')
    desk.isTyping = true
    await page.getByText('林小雨 is typing').waitFor()
    desk.isTyping = false
    await page.getByText('林小雨 is typing').waitFor({ state: 'hidden' })
  })

  test('of the visitor is told once for many letters, and not before they are a visitor', async () => {
    const { desk, chat } = await arrive()
    await chat.open()
    await chat.input.pressSequentially('Hello')
    expect(desk.asks('POST /typing')).toEqual([])
    await chat.input.press('Enter')
    await chat.last('Sent').waitFor()
    await chat.input.pressSequentially('and then')
    await expect.poll(() => desk.asks('POST /typing').length).toBe(1)
  })
})

describe('a page that only has the widget', () => {
  test('asks the desk for nothing until somebody opens the chat', async () => {
    const { desk, page, chat } = await arrive()
    await chat.launcher.waitFor()
    await page.waitForTimeout(300)
    expect(desk.asked).toEqual([])
    await chat.open()
    await page.getByText('Usually answers within 5 minutes').waitFor()
    expect(desk.asked.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET '])
  })

  test('is asked for news less often when the chat is closed again', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await chat.say('Question')
    await chat.last('Sent').waitFor()
    await page.waitForTimeout(600)
    expect(desk.asks('GET /messages').length).toBeGreaterThan(2)
    await page.keyboard.press('Escape')
    await page.waitForTimeout(400)
    const before = desk.asks('GET /messages').length
    await page.waitForTimeout(800)
    expect(desk.asks('GET /messages').length).toBe(before)
  })

  test('says when the desk opens, while it is closed', async () => {
    const opensAt = new Date()
    opensAt.setDate(opensAt.getDate() + 1)
    opensAt.setHours(9, 0, 0, 0)
    const { page, chat } = await arrive({}, (desk) => {
      desk.about = {
        name: '暖线电视客服',
        language: 'zh',
        isOpen: false,
        opensAt: opensAt.toISOString(),
      }
    })
    await chat.open()
    await page.getByText('Closed, opens tomorrow at 09:00').waitFor()
  })

  test('that the desk does not serve says so, and takes no message', async () => {
    const { desk, page, chat } = await arrive()
    desk.faults.push({ on: 'GET ', status: 403, times: 9 })
    await chat.open()
    await page.getByText('The chat is not available on this page.').waitFor()
    expect(await chat.input.isDisabled()).toBe(true)
  })
})
