import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useWorld } from './world.ts'

const { arrive } = useWorld()

/** What has the focus, as it is read aloud. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement
    return inner?.getAttribute('aria-label') ?? inner?.textContent ?? ''
  })

describe('with the keyboard alone', () => {
  test('the chat is opened, written in and closed, and the focus comes back', async () => {
    const { desk, page, chat } = await arrive()
    await page.getByRole('link', { name: 'More' }).focus()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Open chat')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('Your message')
    await page.keyboard.type('By keyboard')
    await page.keyboard.press('Enter')
    await chat.last('Sent').waitFor()
    expect(await focused(page)).toBe('Your message')
    await page.keyboard.press('Escape')
    await chat.panel.waitFor({ state: 'hidden' })
    expect(await focused(page)).toBe('Open chat')
    expect(desk.stored().map(({ text }) => text)).toEqual(['By keyboard'])
  })

  test('everything in the chat is reached, in the order in which it is seen', async () => {
    const { page, chat } = await arrive()
    await chat.open()
    await page.getByText('Usually answers').waitFor()
    await chat.input.fill('x')
    await page.getByRole('button', { name: 'Close chat' }).first().focus()
    const order: string[] = []
    for (let count = 0; count < 6; count += 1) {
      order.push(await focused(page))
      await page.keyboard.press('Tab')
    }
    expect(order).toEqual([
      'Close chat',
      'Messages',
      'Get the answer by email too (optional)',
      'Attach files',
      'Your message',
      'Send',
    ])
  })

  test('the focus is always seen', async () => {
    const { page, chat } = await arrive()
    await chat.open()
    for (const name of ['Close chat', 'Attach files']) {
      await page.getByRole('button', { name }).first().focus()
      await page.keyboard.press('Shift+Tab')
      await page.keyboard.press('Tab')
      const outline = await page.evaluate(() => {
        const inner = document.activeElement?.shadowRoot?.activeElement
        return inner ? getComputedStyle(inner).outlineStyle : 'none'
      })
      expect(outline, name).toBe('solid')
    }
  })

  test('Shift and Enter begin a new line, which the message keeps', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    const before = await chat.input.evaluate((input) => input.clientHeight)
    await page.keyboard.type('One')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('Two')
    expect(await chat.input.evaluate((input) => input.clientHeight)).toBeGreaterThan(before)
    await page.keyboard.press('Enter')
    await chat.last('Sent').waitFor()
    expect(desk.stored().map(({ text }) => text)).toEqual(['One\nTwo'])
    expect(await chat.texts()).toEqual(['One\nTwo'])
  })

  test('Enter that chooses Chinese letters does not send', async () => {
    const { desk, page, chat } = await arrive({ lang: 'zh' })
    await chat.open()
    const client = await page.context().newCDPSession(page)
    await client.send('Input.imeSetComposition', {
      text: 'nihao',
      selectionStart: 5,
      selectionEnd: 5,
    })
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 }
    await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter })
    await client.send('Input.insertText', { text: '你好' })
    expect(await chat.input.inputValue()).toBe('你好')
    // Safari ends the composition first, and marks the key by its code alone.
    await chat.input.evaluate((input) =>
      input.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'Enter',
          keyCode: 229,
          bubbles: true,
          cancelable: true,
        }),
      ),
    )
    expect(await chat.texts()).toEqual([])
    await page.keyboard.press('Enter')
    await chat.last('已发送').waitFor()
    expect(desk.stored().map(({ text }) => text)).toEqual(['你好'])
  })

  test('the page’s own shortcuts take no letter away', async () => {
    const { page, chat } = await arrive({
      before: `<script>document.addEventListener('keydown', (event) => { if (event.key === 's') event.preventDefault() })</script>`,
    })
    await chat.open()
    await page.keyboard.type('sss')
    expect(await chat.input.inputValue()).toBe('sss')
  })
})

describe('a screen reader', () => {
  test('is told what each part is', async () => {
    const { desk, page, chat } = await arrive({ lang: 'en' }, (one) => {
      one.about = { ...one.about, name: 'Warm TV' }
    })
    await chat.open()
    await chat.say('Question')
    await chat.last('Sent').waitFor()
    desk.say('Answer', { name: 'Lin' })
    await chat.message('Answer').waitFor()
    const tree = await page.getByRole('region', { name: 'Chat' }).ariaSnapshot()
    const names = tree.split('\n').map((line) => line.trim())
    for (const part of [
      '- dialog "Warm TV":',
      '- heading "Warm TV" [level=2]',
      '- log "Messages":',
      '- paragraph: You',
      '- paragraph: Question',
      '- paragraph: Lin',
      '- paragraph: Answer',
      '- textbox "Your message":',
      '- button "Attach files"',
      '- button "Send" [disabled]',
    ]) {
      expect(names, tree).toContain(part)
    }
    expect(tree).toContain('- button "Close chat" [expanded]')
  })

  test('is told of a lost connection, and of its return', async () => {
    const { page, chat } = await arrive()
    await chat.open()
    await page.context().setOffline(true)
    await page.getByRole('status').getByText('No connection.').waitFor()
    await chat.say('Hello')
    await page.context().setOffline(false)
    await page.getByRole('status').getByText('Connected again.').waitFor({ state: 'attached' })
  })

  test('is not told of a lost connection for longer than it is lost', async () => {
    const { page, chat } = await arrive()
    await chat.open()
    await page.context().setOffline(true)
    const notice = page.getByRole('status').getByText('No connection.')
    await notice.waitFor()
    await page.context().setOffline(false)
    await notice.waitFor({ state: 'hidden' })
  })

  test('is told of an answer while the chat is closed', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await chat.say('Question')
    await chat.last('Sent').waitFor()
    await page.keyboard.press('Escape')
    desk.say('Answer')
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    const news = page.getByRole('status').getByText('1 new message in the chat')
    await news.waitFor({ state: 'attached' })
  })
})
