import { describe, expect, test } from 'vitest'
import { findings } from './findings.ts'
import { useWorld } from './world.ts'

const { arrive } = useWorld()
const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
  (['zh', 'en'] as const).map((lang) => ({ colorScheme, lang })),
)

describe.each(looks)('the widget in $lang, $colorScheme', ({ colorScheme, lang }) => {
  const pdf = { name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(900) }

  test('has nothing that axe-core finds: closed, empty, in a talk, and when something is wrong', async () => {
    const { desk, page, chat } = await arrive({ lang, browser: { colorScheme } })
    await chat.launcher.waitFor()
    expect(await findings(page), 'closed').toEqual([])
    await chat.open()
    await page.locator('warmline-chat .dot.open').waitFor()
    expect(await findings(page), 'empty').toEqual([])
    await chat.say('https://example.com/a 你好')
    await chat.last('Sent|已发送').waitFor()
    desk.isTyping = true
    desk.say('See https://example.com/b', {
      attachments: [{ name: 'b.pdf', contentType: 'application/pdf', bytes: 9, url: desk.url }],
    })
    await page.locator('warmline-chat .typing.shown').waitFor()
    await page.locator('warmline-chat input[type=file]').setInputFiles([pdf])
    await page.locator('warmline-chat .tray .ready').waitFor()
    await page.locator('warmline-chat .contact > button').click()
    expect(await findings(page), 'in a talk').toEqual([])
    await page.locator('warmline-chat .contact .main').click()
    desk.faults.push({ on: 'POST /messages', status: 413, times: 1 })
    await chat.say('Refused')
    await chat.last('Not sent|未发送').waitFor()
    desk.isDown = true
    await chat.say('Waiting')
    await chat.last('Not sent yet|尚未发出').waitFor()
    await page
      .locator('warmline-chat input[type=file]')
      .setInputFiles([{ ...pdf, name: 'c.exe', mimeType: 'application/x-msdownload' }])
    await chat.input.fill('x'.repeat(4001))
    await page.locator('warmline-chat .notice.shown').waitFor()
    expect(await findings(page), 'something is wrong').toEqual([])
  })
})

describe('whoever', () => {
  test('is made dizzy by motion sees none', async () => {
    const { page, chat } = await arrive({ browser: { reducedMotion: 'reduce' } })
    await chat.open()
    const moving = await page.evaluate(
      () =>
        [...(document.querySelector('warmline-chat')?.shadowRoot?.querySelectorAll('*') ?? [])]
          .map((element) => getComputedStyle(element))
          .filter((style) => style.animationName !== 'none' || style.transitionDuration !== '0s')
          .length,
    )
    expect(moving).toBe(0)
  })

  test('zooms the page to twice its size still reaches all of the chat', async () => {
    const { page, chat } = await arrive({ browser: { viewport: { width: 640, height: 400 } } })
    await chat.open()
    for (const part of [
      page.getByRole('button', { name: 'Close chat' }).first(),
      chat.input,
      page.getByRole('button', { name: 'Send' }),
    ]) {
      const box = await part.boundingBox()
      expect(box?.y).toBeGreaterThanOrEqual(0)
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(400)
    }
  })
})

describe('on a phone', () => {
  const phone = { viewport: { width: 390, height: 740 }, isMobile: true, hasTouch: true }

  test('the chat fills the screen, and its parts are large enough for a thumb', async () => {
    const { page, chat } = await arrive({ browser: phone })
    await chat.open()
    await page.getByText('Usually answers').waitFor()
    await page.waitForTimeout(300)
    expect(await chat.panel.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 740 })
    await chat.launcher.waitFor({ state: 'hidden' })
    for (const name of ['Close chat', 'Attach files', 'Send']) {
      const box = await page.getByRole('button', { name }).first().boundingBox()
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), name).toBeGreaterThanOrEqual(44)
    }
    await page.getByRole('button', { name: 'Close chat' }).first().click()
    await chat.launcher.waitFor()
  })

  test('no field is so small that an iPhone zooms in', async () => {
    const { page, chat } = await arrive({ browser: phone })
    await chat.open()
    await page.getByRole('button', { name: /email/ }).click()
    const sizes = await page
      .locator('warmline-chat :is(textarea, .contact input)')
      .evaluateAll((fields) => fields.map((field) => getComputedStyle(field).fontSize))
    expect(sizes).toEqual(['16px', '16px', '16px'])
  })

  test('the page behind is never wider for it, nor is the next page covered', async () => {
    const { page, chat } = await arrive({ browser: phone })
    await chat.open()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    await page.reload()
    await chat.launcher.waitFor()
    expect(await chat.panel.isVisible()).toBe(false)
  })
})
