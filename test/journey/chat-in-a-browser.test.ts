import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chatOf, startBrowser } from '../browser/world.ts'
import { journey, textsOf } from './desk.ts'
import { until } from './until.ts'

const { client } = journey()
const lin = () => client().as('lin')
let browser: Awaited<ReturnType<typeof startBrowser>>
beforeAll(async () => {
  browser = await startBrowser()
  await lin().presence('online')
})
afterAll(() => browser.close())

/** Somebody at the company's page, with a browser of their own. */
const arrives = async () => {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 } })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${client().url}/_local/chat/site`)
  const chat = chatOf(page)
  await chat.open()
  return { context, page, chat }
}

describe('a customer at a page of the company', () => {
  it('writes, is answered, and finds it all again after a reload', async () => {
    const { page, chat, context } = await arrives()
    await chat.say('互联网电视看不了直播课')
    await chat.last('已发送|Sent').waitFor()
    await client().settle()
    const { items } = (await lin().work('held')).body
    const conversation = items.find(({ channel }) => channel === 'webchat')?.id ?? ''
    await lin().reply(conversation, '您好，我马上查看。', `r-${conversation}`)
    await chat.message('您好，我马上查看。').waitFor()
    await page.reload()
    await chat.launcher.waitFor()
    if (!(await chat.panel.isVisible())) await chat.open()
    await chat.message('您好，我马上查看。').waitFor()
    expect(await chat.texts()).toEqual(['互联网电视看不了直播课', '您好，我马上查看。'])
    const signs = async () => (await lin().messages(conversation, '?signs=yes')).body.signs?.readTo
    expect(await until(signs, (seq) => seq === 2)).toBe(2)
    await context.close()
  })

  it('who writes without a connection is heard once it is back, once and in order', async () => {
    const { page, chat, context } = await arrives()
    await chat.say('first')
    await chat.last('已发送|Sent').waitFor()
    await context.setOffline(true)
    await chat.say('second')
    await chat.say('third')
    await page.waitForTimeout(1500)
    await context.setOffline(false)
    await chat.last('已发送|Sent').waitFor()
    await client().settle()
    const { items } = (await lin().work('held')).body
    const found = await Promise.all(
      items
        .filter(({ channel }) => channel === 'webchat')
        .map(async ({ id }) => textsOf(client(), id)),
    )
    expect(found).toContainEqual(['first', 'second', 'third'])
    await context.close()
  })

  it('sends a picture from their disk, which the agent sees, and opens the file that comes back', async () => {
    const { page, chat, context } = await arrives()
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYGD4DwABBAEAX2c8PwAAAABJRU5ErkJggg==',
      'base64',
    )
    const file = { name: '黑屏.png', mimeType: 'image/png', buffer: picture }
    await page.locator('warmline-chat input[type=file]').setInputFiles([file])
    await page.getByText(/· (Ready|就绪|已上传)/).waitFor()
    await chat.say('就是这样')
    await chat.last('已发送|Sent').waitFor()
    await client().settle()
    const { items } = (await lin().work('held')).body
    const texts = await Promise.all(items.map(({ id }) => textsOf(client(), id)))
    const conversation = items[texts.findIndex((all) => all.includes('就是这样'))]?.id ?? ''
    const shown = (await lin().messages(conversation)).body.items[0]?.attachments?.[0]
    expect(shown).toMatchObject({
      name: '黑屏.png',
      contentType: 'image/png',
      bytes: picture.length,
    })
    expect(Buffer.from(await (await fetch(shown?.url ?? '')).arrayBuffer())).toEqual(picture)
    const asked = { name: 'guide.pdf', contentType: 'application/pdf', bytes: 9 }
    const place = await lin().post<{
      id: string
      upload: { url: string; method: string; headers: Record<string, string> }
    }>('/attachments', asked)
    const { url, method, headers } = place.body.upload
    await fetch(url, { method, headers, body: '%PDF-1.4 ' })
    const path = `/conversations/${conversation}/replies`
    await lin().post(path, { text: '请看', attachments: [place.body.id] }, `f-${conversation}`)
    const link = page.getByRole('link', { name: 'guide.pdf' })
    await link.waitFor()
    expect(await (await fetch((await link.getAttribute('href')) ?? '')).text()).toBe('%PDF-1.4 ')
    await context.close()
  })
})
