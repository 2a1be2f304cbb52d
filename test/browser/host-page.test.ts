import { describe, expect, test } from 'vitest'
import { useWorld } from './world.ts'

const { arrive } = useWorld()

describe('a page with a strict policy', () => {
  test('lets the whole widget work without an exception for styles or scripts', async () => {
    const { desk, page, chat } = await arrive({
      headers: {
        'content-security-policy':
          "default-src 'none'; script-src http://127.0.0.1:*; connect-src http://127.0.0.1:*; img-src http://127.0.0.1:*; require-trusted-types-for 'script'; trusted-types 'none'",
      },
    })
    await page.evaluate(() => {
      const broken: string[] = []
      Object.assign(window, { broken })
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
        broken.push(violatedDirective),
      )
    })
    await chat.open()
    await chat.say('Strict')
    await chat.last('Sent').waitFor()
    desk.say('Answer')
    await chat.message('Answer').waitFor()
    const shown = await chat.panel.evaluate((panel) => getComputedStyle(panel).position)
    expect(shown).toBe('fixed')
    expect(await page.evaluate('broken')).toEqual([])
  })
})

describe('the styles of the page', () => {
  const hostile = `<style>
    html { font-size: 40px; letter-spacing: 9px; line-height: 3 }
    * { color: red !important; font: 40px fantasy !important; box-sizing: content-box !important; text-transform: uppercase !important }
    button, textarea, div, p { display: none !important; border: 9px solid lime !important }
    warmline-chat { display: none !important; opacity: 0 !important; transform: scale(3) !important; visibility: hidden !important }
  </style>`
  const looks = () => {
    const root = document.querySelector('warmline-chat')?.shadowRoot
    return [...(root?.querySelectorAll('*') ?? [])].map((element) => {
      const style = getComputedStyle(element)
      return [
        element.className,
        style.color,
        style.fontSize,
        style.fontFamily,
        style.letterSpacing,
        style.lineHeight,
        style.textTransform,
        style.display,
        style.visibility,
        style.borderTopWidth,
      ].join(' ')
    })
  }

  test('change nothing in the widget, however hostile', async () => {
    const plain = await arrive({})
    const rough = await arrive({ before: hostile })
    for (const { chat, page } of [plain, rough]) {
      await chat.open()
      await page.getByText('Usually answers').waitFor()
      await chat.panel.evaluate((panel) =>
        Promise.all(panel.getAnimations({ subtree: true }).map(({ finished }) => finished)),
      )
    }
    expect(await rough.page.evaluate(looks)).toEqual(await plain.page.evaluate(looks))
    expect(await rough.chat.panel.boundingBox()).toEqual(await plain.chat.panel.boundingBox())
  })

  test('and its names are not touched by the widget’s', async () => {
    const before =
      '<style>.root{color:rgb(1,2,3)}</style><p class="root panel send" id="panel">Site</p>'
    const { page, chat } = await arrive({ before })
    await chat.open()
    const own = page.locator('body > p.root')
    expect(await own.evaluate((element) => getComputedStyle(element).position)).toBe('static')
    expect(await own.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(1, 2, 3)')
    // The page is left with one element and one name more: the widget's, and the one that it documents.
    expect(await page.evaluate('document.body.lastElementChild.tagName')).toBe('WARMLINE-CHAT')
  })
})

describe('what people write', () => {
  test('is shown as they wrote it, and never becomes part of the page', async () => {
    const { desk, page, chat } = await arrive()
    const evil =
      '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>\n<b>bold</b> &amp;'
    await chat.open()
    await chat.say(evil)
    await chat.last('Sent').waitFor()
    desk.say(evil, { name: '<i>Lin</i>' })
    await expect.poll(chat.texts).toEqual([evil, evil])
    await page.getByText('<i>Lin</i>', { exact: true }).waitFor()
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    expect(await page.locator('warmline-chat .bubble *').count()).toBe(0)
  })

  test('has links only to the web, which open beside the page and tell nothing of it', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await chat.say('Question')
    await chat.last('Sent').waitFor()
    desk.say(
      '请看https://help.example.com/a?b=1。还有 javascript:alert(1) 和 (http://b.example/c).',
    )
    const links = page.locator('warmline-chat .bubble a')
    await expect.poll(() => links.count()).toBe(2)
    const found = await links.evaluateAll((all) =>
      all.map((one) => ['href', 'target', 'rel'].map((name) => one.getAttribute(name))),
    )
    expect(found).toEqual([
      ['https://help.example.com/a?b=1', '_blank', 'noopener nofollow'],
      ['http://b.example/c', '_blank', 'noopener nofollow'],
    ])
  })

  test('in a file’s address is a link only if it is one to the web', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await chat.say('Question')
    await chat.last('Sent').waitFor()
    const file = { name: 'a.pdf', contentType: 'application/pdf', bytes: 5 }
    desk.say('Look', { attachments: [{ ...file, url: 'javascript:window.hacked=1' }] })
    await page.getByText('a.pdf').waitFor()
    expect(await page.locator('warmline-chat .files a').count()).toBe(0)
  })
})

describe('the script tag', () => {
  test('chooses the language over the page’s', async () => {
    const { page } = await arrive({ lang: 'en', tag: 'data-language="zh"' })
    await page.getByRole('button', { name: '打开在线客服' }).waitFor()
  })

  test('leaves the language to the inbox where the page has none that the widget speaks', async () => {
    const { page, chat } = await arrive({ lang: 'fr' })
    await chat.launcher.waitFor()
    await page.getByRole('button', { name: '打开在线客服' }).waitFor()
    const fonts = await page
      .locator('warmline-chat .root')
      .evaluate((root) => [root.getAttribute('lang'), getComputedStyle(root).fontFamily])
    expect(fonts[0]).toBe('zh-CN')
    expect(fonts[1]).toMatch(/PingFang SC.*Microsoft YaHei.*Noto Sans SC/)
  })

  test('opens the chat at once if it says so, without taking the focus from the page', async () => {
    const { page, chat } = await arrive({ tag: 'data-open' })
    await chat.panel.waitFor()
    expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY')
    await page.getByRole('button', { name: 'Close chat' }).first().click()
    await page.reload()
    await chat.launcher.waitFor()
    expect(await chat.panel.isVisible()).toBe(false)
  })

  test('gives the token of a customer, whose talk is there on any device', async () => {
    const jwt = `x.${Buffer.from('{"sub":"li"}').toString('base64url')}.x`
    const tag = `data-customer-token="${jwt}"`
    const { desk, chat, page } = await arrive({ tag }, (one) => {
      one.customers = { [jwt]: 'li' }
      one.threads.set('customer li', [])
      one.say('From yesterday')
    })
    await page.getByRole('button', { name: 'Open chat, 1 unread' }).click()
    await chat.message('From yesterday').waitFor()
    expect(desk.asks('POST /visitors')[0]?.body.customerToken).toBe(jwt)
    // The desk knows who they are.
    expect(await page.getByRole('button', { name: /email/ }).isVisible()).toBe(false)
  })

  test('of a page that cannot say who is signed in still gives a chat', async () => {
    const before = `<script>window.warmline = { customerToken: () => Promise.reject(new Error('down')) }</script>`
    const { chat } = await arrive({ before })
    await chat.open()
    await chat.say('Help')
    await chat.last('Sent').waitFor()
  })
})
