import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useWorld } from './world.ts'

const { arrive } = useWorld()

const give = async (page: Page, name: string, email: string) => {
  await page.getByRole('button', { name: /email|Change/ }).click()
  await page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByRole('button', { name: 'Save' }).click()
}

describe('a visitor who wants the answer by mail', () => {
  test('may say so before the first message, which takes it along', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await give(page, 'Ms Li', 'li@example.com')
    await page.getByText('We can also answer to li@example.com').waitFor()
    expect(desk.asked.filter(({ method }) => method === 'POST')).toEqual([])
    await chat.say('Question')
    await chat.last('Sent').waitFor()
    expect(desk.stored()).toMatchObject([
      { text: 'Question', name: 'Ms Li', email: 'li@example.com' },
    ])
  })

  test('may say so after it, and the desk learns it at once, in case they write no more', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await chat.say('Question')
    await chat.last('Sent').waitFor()
    await give(page, '', 'li@example.com')
    await expect.poll(() => desk.stored().length).toBe(2)
    expect(desk.stored()[1]).toMatchObject({
      email: 'li@example.com',
      text: 'My email: li@example.com',
    })
  })

  test('is told of an address that cannot be right, and loses nothing', async () => {
    const { page, chat } = await arrive()
    await chat.open()
    await give(page, 'Ms Li', 'li@')
    await page.getByRole('alert').getByText('Please check the email address.').waitFor()
    expect(await page.getByRole('textbox', { name: 'Your name' }).inputValue()).toBe('Ms Li')
  })

  test('is not asked again', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await give(page, '', 'li@example.com')
    await page.reload()
    await page.getByText('We can also answer to li@example.com').waitFor()
    await chat.say('Question')
    await chat.last('Sent').waitFor()
    expect(desk.stored()[0]?.email).toBe('li@example.com')
  })
})
