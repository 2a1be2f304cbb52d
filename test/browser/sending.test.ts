import { describe, expect, test } from 'vitest'
import { useWorld } from './world.ts'

const { arrive } = useWorld()

const stored = (desk: { stored: () => readonly { text?: string }[] }) =>
  desk.stored().map(({ text }) => text)

describe('a message', () => {
  test('is shown at once, reaches the desk, and is marked as sent', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    desk.faults.push({ on: 'POST /messages', delayMs: 400, times: 1 })
    await chat.say('My TV is dark')
    await chat.last('Sending…').waitFor()
    expect(await chat.input.inputValue()).toBe('')
    await chat.last('Sent').waitFor()
    expect(stored(desk)).toEqual(['My TV is dark'])
    await page.waitForTimeout(400)
    expect(await chat.texts()).toEqual(['My TV is dark'])
  })

  test('whose answer is lost after it was stored is there exactly once', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    desk.faults.push({ on: 'POST /messages', cut: 'after', times: 1 })
    await chat.say('Once only')
    await chat.last('Sent').waitFor()
    await page.waitForTimeout(500)
    const tries = desk.asks('POST /messages')
    expect(new Set(tries.map(({ body }) => body.id)).size).toBe(1)
    expect(stored(desk)).toEqual(['Once only'])
    expect(await chat.texts()).toEqual(['Once only'])
  })

  test('typed while the connection is lost is sent once when it is back, in the order typed', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await chat.say('First')
    await chat.last('Sent').waitFor()
    desk.isDown = true
    await chat.say('Second')
    await chat.say('Third')
    await page.getByText('No connection. What you write is kept and sent later.').waitFor()
    await chat.last('Not sent yet, trying again').waitFor()
    const tryNow = await page.getByRole('button', { name: 'Try now' }).last().elementHandle()
    desk.isDown = false
    // The widget tries again by itself too, and may be done before a click that waits for a still button.
    await tryNow?.evaluate((button) => (button as HTMLElement).click())
    await chat.last('Sent').waitFor()
    await page.getByText('No connection.').waitFor({ state: 'hidden' })
    expect(stored(desk)).toEqual(['First', 'Second', 'Third'])
    await expect.poll(chat.texts).toEqual(['First', 'Second', 'Third'])
  })

  test('goes out by itself, without a click, when the browser is online again', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await page.context().setOffline(true)
    await page.getByText('No connection.').waitFor()
    await chat.say('Are you there?')
    await chat.last('Not sent yet').waitFor()
    await page.context().setOffline(false)
    await chat.last('Sent').waitFor()
    expect(stored(desk)).toEqual(['Are you there?'])
  })

  test('that comes too fast for the desk waits as long as the desk asks', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    desk.faults.push({ on: 'POST /messages', status: 429, retryAfterSeconds: 2, times: 1 })
    const begun = Date.now()
    await chat.say('Quick')
    await page.getByText('That was a lot at once.').waitFor()
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await chat.last('Sent').waitFor()
    expect(Date.now() - begun).toBeGreaterThan(2000)
    expect(stored(desk)).toEqual(['Quick'])
  })

  test('is tried again after a fault of the desk', async () => {
    const { desk, chat } = await arrive()
    await chat.open()
    desk.faults.push({ on: 'POST /messages', status: 500, times: 1 })
    await chat.say('Again')
    await chat.last('Sent').waitFor()
    expect(stored(desk)).toEqual(['Again'])
  })

  test('that the desk refuses is shown as not sent, holds up no other, and may be tried again', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    desk.faults.push({ on: 'POST /messages', status: 413, times: 1 })
    await chat.say('Refused')
    await chat.last('Not sent').waitFor()
    await chat.say('Taken')
    await expect.poll(() => stored(desk)).toEqual(['Taken'])
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => stored(desk)).toEqual(['Taken', 'Refused'])
  })

  test('that the desk refuses may be taken back and changed, and is then sent as it now is', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    desk.faults.push({ on: 'POST /messages', status: 413, times: 1 })
    await chat.say('Refused')
    await page.getByRole('button', { name: 'Edit' }).click()
    await expect.poll(chat.texts).toEqual([])
    await page.reload()
    await chat.panel.waitFor()
    expect(await chat.input.inputValue()).toBe('Refused')
    await chat.say('Changed')
    await chat.last('Sent').waitFor()
    expect(stored(desk)).toEqual(['Changed'])
  })

  test('stays in sight while the desk files it', async () => {
    const { page, chat } = await arrive({}, (desk) => {
      desk.filingMs = 1500
    })
    await chat.open()
    await chat.say('Filed later')
    await chat.last('Sent').waitFor()
    await page.reload()
    await chat.panel.waitFor()
    expect(await chat.texts()).toEqual(['Filed later'])
    await page.waitForTimeout(2000)
    expect(await chat.texts()).toEqual(['Filed later'])
  })

  test('longer than the desk takes is not cut, and not sent', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await chat.say('x'.repeat(4003))
    await page.getByText('3 too many').waitFor()
    expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true)
    expect((await chat.input.inputValue()).length).toBe(4003)
    expect(stored(desk)).toEqual([])
  })
})

describe('a token that the desk no longer takes', () => {
  test('in the middle of a talk is replaced, and the message goes out', async () => {
    const { desk, chat } = await arrive()
    await chat.open()
    await chat.say('Before')
    await chat.last('Sent').waitFor()
    desk.forgetTokens()
    await chat.say('After')
    await chat.last('Sent').waitFor()
    await expect.poll(() => stored(desk)).toEqual(['Before', 'After'])
  })

  test('is asked of the page again for a customer who is signed in', async () => {
    const jwt = (sub: string, nonce: number) =>
      `x.${Buffer.from(JSON.stringify({ sub, nonce })).toString('base64url')}.x`
    const before = `<script>let asked = 0; const tokens = ${JSON.stringify([jwt('li', 1), jwt('li', 1), jwt('li', 2)])}; window.warmline = { customerToken: async () => tokens[asked++] }</script>`
    const { desk, page, chat } = await arrive({ before }, (one) => {
      one.customers = { [jwt('li', 1)]: 'li', [jwt('li', 2)]: 'li' }
    })
    await chat.open()
    await chat.say('Signed in')
    await chat.last('Sent').waitFor()
    desk.forgetTokens()
    await chat.say('Still me')
    await chat.last('Sent').waitFor()
    expect([...desk.threads.keys()]).toEqual(['customer li'])
    expect(stored(desk)).toEqual(['Signed in', 'Still me'])
    // At the start, on opening, and for the new token.
    expect(await page.evaluate('asked')).toBe(3)
  })

  test('and that the page cannot replace is told, and nothing that was written is lost', async () => {
    const jwt = `x.${Buffer.from('{"sub":"li"}').toString('base64url')}.x`
    const { desk, page, chat } = await arrive({ tag: `data-customer-token="${jwt}"` }, (one) => {
      one.customers = { [jwt]: 'li' }
    })
    await chat.open()
    await chat.say('Signed in')
    await chat.last('Sent').waitFor()
    desk.forgetTokens()
    desk.customers = {}
    await chat.say('Kept')
    await page.getByText('Your sign-in has ended.').waitFor()
    await page.getByRole('button', { name: 'Load again' }).click()
    desk.customers = { [jwt]: 'li' }
    await chat.last('Sent').waitFor()
    expect(stored(desk)).toEqual(['Signed in', 'Kept'])
  })
})
