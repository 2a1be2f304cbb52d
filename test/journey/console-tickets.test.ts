import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findings } from '../browser/findings.ts'
import { startBrowser } from '../browser/world.ts'
import { signsIn } from './console-page.ts'
import { caseOf, journey, newCustomer, received, writes } from './desk.ts'
import { until } from './until.ts'

const { client } = journey()
let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
  await client().as('lin').presence('online')
})
afterAll(() => browser.close())

const customerWith = async (name: string, text: string) => {
  const customer = newCustomer({ name })
  await writes(client(), customer, text)
  return { customer, id: await caseOf(client(), customer) }
}

describe('a colleague who is asked by name', () => {
  it('is shown the note, opens the case that is not theirs, and answers by another note', async () => {
    const { id } = await customerWith('Nora Noise', 'The box hums')
    const lin = await signsIn(browser, client(), '林小雨')
    await lin.card('Nora Noise').click()
    await lin.bubble('The box hums').waitFor()
    await lin.page.keyboard.press('n')
    await lin.page.keyboard.type('Is that the fan? @')
    await lin.page.getByPlaceholder('选择同事').fill('mei')
    await until(
      () => lin.page.getByRole('option').allInnerTexts(),
      (options) => options.length === 1,
    )
    await lin.page.keyboard.press('Enter')
    await until(
      () => lin.page.locator('#composer').inputValue(),
      (text) => text === 'Is that the fan? @mei ',
    )
    await lin.page.locator('#composer').press('Control+Enter')
    await lin.bubble('Is that the fan?').getByText('@梅静').waitFor()

    const mei = await signsIn(browser, client(), '梅静')
    await mei.page.locator('#tab-calls .count').waitFor()
    await mei.page.keyboard.press('4')
    await mei.card('Nora Noise').getByText('新').waitFor()
    await mei.card('Nora Noise').click()
    await mei.bubble('The box hums').waitFor()
    await mei.page.keyboard.press('n')
    await mei.page.locator('#composer').fill('It is the fan.')
    await mei.page.keyboard.press('Control+Enter')
    await lin.bubble('It is the fan.').waitFor()
    await mei.page.locator('#tab-calls .count').waitFor({ state: 'detached' })
    expect((await client().as('mei').conversation(id)).status).toBe(200)
    expect([...lin.complaints, ...mei.complaints]).toEqual([])
    await Promise.all([lin.context.close(), mei.context.close()])
  })
})

describe('what is meant for colleagues', () => {
  it('stays a note from the first letter to the last, also after a reload', async () => {
    const { customer } = await customerWith('Paul Private', 'Hello')
    const { page, card, bubble, context } = await signsIn(browser, client(), '林小雨')
    await card('Paul Private').click()
    await bubble('Hello').waitFor()
    await page.keyboard.press('n')
    await page.reload()
    await page.locator('#composer').waitFor()
    await page.keyboard.press('n')
    await page.keyboard.type('Pays late, be careful.')
    await page.keyboard.press('Control+Enter')
    await bubble('Pays late').getByText('备注').waitFor()
    expect(await received(client(), customer.id)).toEqual([])
    await context.close()
  })
})

describe('a ticket in the console', () => {
  it('is opened, changed, noted on and followed beside the conversation, by keyboard', async () => {
    await customerWith('Theo Ticket', 'No picture since Monday')
    // axe-core is put into the page, which the content policy rightly forbids.
    const options = { bypassCSP: true }
    const { page, card, bubble, complaints, context } = await signsIn(
      browser,
      client(),
      '林小雨',
      options,
    )
    await card('Theo Ticket').click()
    await bubble('No picture').waitFor()
    await page.keyboard.press('i')
    await page.getByLabel('需要处理什么').fill('Replace the box')
    await page.keyboard.press('Enter')
    const ticket = page.locator('.ticket')
    await ticket.getByText('Replace the box').waitFor()
    await page.keyboard.press('x')
    await page.getByLabel('优先级').selectOption('1')
    await page.getByRole('button', { name: '保存' }).click()
    await ticket.getByText('P1').waitFor()
    await page.keyboard.press('c')
    await page.keyboard.type('Box ordered')
    await page.keyboard.press('Control+Enter')
    await ticket.locator('.ticket-notes').getByText('Box ordered').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('w')
    await ticket.getByLabel('关注者').getByText('林小雨').waitFor()
    await page.keyboard.press('4')
    await card('Replace the box').waitFor()
    expect(await findings(page)).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })

  it('takes in a second conversation of its customer, and lets it go again', async () => {
    const first = await customerWith('Lena Link', 'By the app')
    const asked = { conversation: first.id, type: 'repair', title: 'Box of Lena' }
    const { body } = await client().as('lin').openTicket(asked, 'box-of-lena')
    const second = await customerWith('Lena Again', 'And by another way')
    const { page, card, bubble, context } = await signsIn(browser, client(), '林小雨')
    await card('Lena Again').click()
    await bubble('And by another way').waitFor()
    await page.keyboard.press('l')
    await page.getByLabel('工单号').fill(String(body.number))
    await page.keyboard.press('Enter')
    await page.locator('.ticket').getByText('Box of Lena').waitFor()
    expect((await client().as('lin').conversation(second.id)).body.ticket).toBe(body.number)
    await page.getByRole('button', { name: '移出工单: Lena Again' }).click()
    await until(
      async () => (await client().as('lin').conversation(second.id)).body.ticket,
      (ticket) => ticket === undefined,
    )
    await page.locator('.ticket').waitFor({ state: 'detached' })
    await context.close()
  })

  it('is merged into another, and its page says where it goes on', async () => {
    const openFor = async (name: string) => {
      const { id } = await customerWith(name, 'Hello')
      const asked = { conversation: id, type: 'repair', title: `Ticket of ${name}` }
      return (await client().as('lin').openTicket(asked, `ticket-${name}`)).body.number ?? 0
    }
    const [one, other] = [await openFor('Max Merge'), await openFor('Mia Merge')]
    const { page, context } = await signsIn(browser, client(), '林小雨')
    await page.goto(`${client().url}#/t/${one}`)
    await page.locator('.talk').getByText('Ticket of Max Merge').first().waitFor()
    await page.keyboard.press('m')
    await page.getByLabel('工单号').fill(String(other))
    await page.keyboard.press('Enter')
    await page
      .getByRole('link', { name: `已并入工单 ${other}` })
      .first()
      .click()
    await page.getByRole('heading', { name: 'Ticket of Mia Merge' }).waitFor()
    await page.locator('.ticket-page .card', { hasText: 'Max Merge' }).waitFor()
    await context.close()
  })
})

describe('two agents who change the same case at once', () => {
  it('are told: the second one sees that it has changed, and how it is now', async () => {
    const { id, customer } = await customerWith('Rita Race', 'Hello')
    const { page, card, context } = await signsIn(browser, client(), '林小雨')
    await card('Rita Race').click()
    await page.locator('#act-resolve').waitFor()
    // What the page shows is held back: nothing new reaches it while its agent makes up their mind.
    await page.route(`**/v1/conversations/${id}`, (route) => route.abort())
    await writes(client(), customer, 'Wait, one thing more')
    await page.keyboard.press('e')
    await page.getByText('内容已有变化').waitFor()
    expect((await client().as('lin').conversation(id)).body.state).toBe('open')
    await page.unroute(`**/v1/conversations/${id}`)
    await until(
      async () => {
        await page.keyboard.press('e')
        return (await client().as('lin').conversation(id)).body.state
      },
      (state) => state === 'resolved',
    )
    await context.close()
  })
})
