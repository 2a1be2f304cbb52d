import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser } from '../browser/world.ts'
import { signsIn } from './console-page.ts'
import { journey, newCustomer, received, writes } from './desk.ts'
import { until } from './until.ts'

const { client } = journey()
let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

describe('an agent’s first minute', () => {
  it('is enough to sign in, take work, answer the customer who waits and be done, by keyboard alone', async () => {
    const began = Date.now()
    const { page, complaints, card, bubble, context } = await signsIn(browser, client(), '林小雨')
    await page.keyboard.press('o')
    await page.getByText('接单中').waitFor()
    const customer = newCustomer({ name: '李女士', tier: 'vip' })
    await writes(client(), customer, '电视黑屏了，孩子马上要上直播课！')
    await card('李女士').waitFor()
    await page.keyboard.press('j')
    await bubble('电视黑屏了').waitFor()
    await page.keyboard.press('r')
    await page.keyboard.type('您好，我马上看一下。')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: '立即发送' }).click()
    await bubble('您好，我马上看一下。').getByText('已发送').waitFor()
    expect(await received(client(), customer.id)).toHaveLength(1)
    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
    await page.locator('.talk-head').getByText('已解决').waitFor()
    expect(Date.now() - began).toBeLessThan(60_000)
    expect(complaints).toEqual([])
    await context.close()
  })
})

/** A person's own choice of how long a reply can be taken back. */
const choosesUndoOf = async (page: Page, seconds: number) => {
  await page.locator('#settings').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(`${seconds} 秒`, { exact: true }).check()
  await dialog.getByRole('button', { name: '关闭' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

describe('a reply that was just sent', () => {
  it('can be taken back for ten seconds: the customer gets nothing, and its writer has the text again', async () => {
    const { page, card, context } = await signsIn(browser, client(), '林小雨')
    await client().as('lin').presence('online')
    const customer = newCustomer({ name: 'Anna Undo' })
    await writes(client(), customer, 'Where is my order?')
    await card('Anna Undo').click()
    const field = page.locator('#composer')
    await field.fill('It is lost.')
    await page.getByRole('button', { name: '发送', exact: true }).click()
    await page.getByRole('button', { name: '撤回' }).click()
    expect(await field.inputValue()).toBe('It is lost.')
    await field.fill('It comes today.')
    await page.getByRole('button', { name: '发送', exact: true }).click()
    const replies = await until(
      () => received(client(), customer.id),
      (all) => all.length > 0,
    )
    expect(replies.map(({ body }) => body.data.message.text)).toEqual(['It comes today.'])
    await context.close()
  })

  it('goes out after the seconds that its writer chose, after a reload of the page, too, and once', async () => {
    const { page, card, bubble, context } = await signsIn(browser, client(), '林小雨')
    const customer = newCustomer({ name: 'Rolf Reload' })
    await writes(client(), customer, 'Hello?')
    await choosesUndoOf(page, 5)
    await card('Rolf Reload').click()
    await page.locator('#composer').fill('We are there.')
    await page.keyboard.press('Control+Enter')
    await page.getByText(/[1-5] 秒后发出/).waitFor()
    await page.reload()
    await bubble('We are there.').getByText('已发送').waitFor()
    expect(await received(client(), customer.id)).toHaveLength(1)
    await context.close()
  })
})

describe('a machine that two agents share', () => {
  it('keeps for each what they wrote: nobody sees or sends what the other one typed', async () => {
    const { page, card, context } = await signsIn(browser, client(), '林小雨')
    const customer = newCustomer({ name: 'Sabine Shared' })
    await writes(client(), customer, 'Hello?')
    await card('Sabine Shared').click()
    const field = page.locator('#composer')
    await field.fill('Of Lin, not sent yet')
    const place = page.url()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('button', { name: /^(Sign in|登录)$/ }).click()
    await page.getByRole('link', { name: '方敏' }).click()
    await page.getByRole('switch').waitFor()
    await page.goto(place)
    await field.waitFor()
    expect(await field.inputValue()).toBe('')
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('button', { name: /^(Sign in|登录)$/ }).click()
    await page.getByRole('link', { name: '林小雨' }).click()
    await page.getByRole('switch').waitFor()
    await page.goto(place)
    await field.waitFor()
    expect(await field.inputValue()).toBe('Of Lin, not sent yet')
    expect(await received(client(), customer.id)).toEqual([])
    await context.close()
  })
})

describe('a bad connection', () => {
  it('shows, loses nothing that was written, and nothing that came meanwhile is missed', async () => {
    const { page, card, bubble, texts, context } = await signsIn(browser, client(), '林小雨')
    const customer = newCustomer({ name: 'Cut Off' })
    await writes(client(), customer, 'first')
    await card('Cut Off').click()
    await bubble('first').waitFor()
    await context.setOffline(true)
    await page.locator('#composer').fill('written without a line')
    await page.keyboard.press('Control+Enter')
    await page.getByText('连接已断开').waitFor()
    await page.getByRole('button', { name: '立即发送' }).click()
    await page.locator('#composer').fill('and a draft')
    for (const text of ['second', 'third']) await writes(client(), customer, text)
    await context.setOffline(false)
    await bubble('written without a line').getByText('已发送').waitFor()
    expect(await page.getByText('连接已断开').count()).toBe(0)
    expect(await texts()).toEqual(['first', 'second', 'third', 'written without a line'])
    expect(await page.locator('#composer').inputValue()).toBe('and a draft')
    expect(await received(client(), customer.id)).toHaveLength(1)
    await context.close()
  })
})

describe('a hand-over', () => {
  it('goes to the other team with a note, and their agent reads what was said', async () => {
    await client().as('mei').presence('online')
    const lin = await signsIn(browser, client(), '林小雨')
    const customer = newCustomer({ name: 'Hans Handover' })
    await writes(client(), customer, 'The screen is black.')
    await lin.card('Hans Handover').click()
    await lin.bubble('The screen is black.').waitFor()
    await lin.page.keyboard.press('t')
    const dialog = lin.page.getByRole('dialog')
    expect(await dialog.getByLabel('团队').inputValue(), 'the next tier').toBe('repair')
    await dialog.getByLabel('备注').fill('客户急用，请先远程检查。')
    await dialog.getByRole('button', { name: '转交' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const mei = await signsIn(browser, client(), '梅静')
    await mei.card('Hans Handover').click()
    await mei.bubble('客户急用').waitFor()
    expect(await mei.texts()).toEqual(['The screen is black.', '客户急用，请先远程检查。'])
    expect([...lin.complaints, ...mei.complaints]).toEqual([])
    await lin.context.close()
    await mei.context.close()
  })

  it('that somebody else was faster with is refused in a sentence, and the dialog keeps what was typed', async () => {
    const { page, card, context } = await signsIn(browser, client(), '林小雨')
    const customer = newCustomer({ name: 'Faster' })
    await writes(client(), customer, 'Hello')
    await card('Faster').click()
    await page.locator('#act-transfer').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('备注').fill('Please call.')
    const conversation = page.url().split('/c/')[1] ?? ''
    await client().as('lin').resolve(conversation)
    await dialog.getByRole('button', { name: '转交' }).click()
    await dialog.getByRole('alert').waitFor()
    expect(await dialog.getByLabel('备注').inputValue()).toBe('Please call.')
    await context.close()
  })
})

describe('a canned reply', () => {
  it('is found by / and a word, in the customer’s language, filled in, and sent as if it were typed', async () => {
    const { page, card, complaints, context } = await signsIn(browser, client(), '林小雨')
    const customer = newCustomer({ name: 'Carla', locale: 'en' })
    await writes(client(), customer, 'I was charged twice.')
    await card('Carla').click()
    await page.locator('#composer').waitFor()
    await page.keyboard.press('r')
    await page.keyboard.type('/')
    await page.getByRole('dialog').getByRole('combobox').waitFor()
    await page.keyboard.type('refund')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    const text = await page.locator('#composer').inputValue()
    expect(text).toMatch(/^Dear Carla, I am sorry .+ case number is [A-Z2-7]{4}-[A-Z2-7]{4}\.$/)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: '立即发送' }).click()
    const replies = await until(
      () => received(client(), customer.id),
      (all) => all.length > 0,
    )
    expect(replies.map(({ body }) => body.data.message.text)).toEqual([text])
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('a supervisor’s morning', () => {
  it('shows who waits how long and who is there with what, and moves work on', async () => {
    await client().as('lin').presence('away')
    await writes(client(), newCustomer({ name: 'Board Case', tier: 'vip' }), 'Anybody there?')
    const fang = await signsIn(browser, client(), '方敏')
    await fang.page.keyboard.press('b')
    const board = fang.page.getByRole('region', { name: '客户服务 Service' })
    await board.getByText('Board Case').waitFor()
    expect(await board.getByText('当前等待').locator('..').locator('dd').textContent()).not.toBe(
      '0',
    )
    expect(await board.getByRole('row', { name: /林小雨/ }).textContent()).toContain('离开')
    await board.getByRole('button', { name: '转移: Board Case' }).click()
    const dialog = fang.page.getByRole('dialog')
    await dialog.getByLabel('客服').selectOption('林小雨')
    await dialog.getByRole('button', { name: '转交' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await client().settle()
    const { items } = (await client().as('lin').work('held')).body
    expect(items.map(({ title }) => title)).toContain('Board Case')
    expect(fang.complaints).toEqual([])
    await fang.context.close()
  })
})

describe('the queue', () => {
  it('is worked by one key, and a case is given back by another', async () => {
    await client().as('lin').presence('away')
    await client().as('fang').presence('away')
    await writes(client(), newCustomer({ name: 'Next One', tier: 'vip' }), 'Hello?')
    const { page, bubble, context } = await signsIn(browser, client(), '方敏')
    await page.keyboard.press('g')
    await bubble('Hello?').waitFor()
    expect(await page.locator('.talk-head').textContent()).toContain('方敏')
    await page.keyboard.press('a')
    await page.getByRole('button', { name: '由我接手' }).waitFor()
    const { items } = (await client().as('fang').queue('service')).body
    expect(items.map(({ title }) => title)).toContain('Next One')
    await context.close()
  })
})
