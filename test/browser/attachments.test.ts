import { describe, expect, test } from 'vitest'
import { useWorld } from './world.ts'

const { arrive } = useWorld()
const pdf = (name: string, bytes = 900) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.alloc(bytes, 7),
})
const picker = 'warmline-chat input[type=file]'

describe('a file', () => {
  test('is uploaded when it is chosen, and goes with the message', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await page.getByRole('button', { name: 'Attach files' }).waitFor()
    await page.locator(picker).setInputFiles([pdf('bill.pdf')])
    await page.getByText('900 B · Ready').waitFor()
    await chat.say('My bill')
    await chat.last('Sent').waitFor()
    expect(desk.stored()).toMatchObject([
      { text: 'My bill', attachments: [{ name: 'bill.pdf', bytes: 900 }] },
    ])
    expect([...desk.places.values()].map(({ body }) => body?.length)).toEqual([900])
    await page.getByRole('link', { name: 'bill.pdf' }).waitFor()
  })

  test('may go without a text', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await page.getByRole('button', { name: 'Attach files' }).waitFor()
    await page.locator(picker).setInputFiles([pdf('bill.pdf')])
    await page.getByText('· Ready').waitFor()
    await page.getByRole('button', { name: 'Send' }).click()
    await chat.last('Sent').waitFor()
    expect(desk.stored()[0]).not.toHaveProperty('text')
  })

  test('that is uploaded stays with the draft through a reload', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await page.getByRole('button', { name: 'Attach files' }).waitFor()
    await page.locator(picker).setInputFiles([pdf('bill.pdf')])
    await page.getByText('· Ready').waitFor()
    await page.reload()
    await page.getByText('· Ready').waitFor()
    await page.getByRole('button', { name: 'Send' }).click()
    await chat.last('Sent').waitFor()
    expect(desk.stored()[0]?.attachments).toHaveLength(1)
  })

  test('that the desk would not take is named, with the reason', async () => {
    const { page, chat } = await arrive()
    await chat.open()
    await page.getByRole('button', { name: 'Attach files' }).waitFor()
    const exe = { name: 'a.exe', mimeType: 'application/x-msdownload', buffer: Buffer.alloc(9) }
    await page.locator(picker).setInputFiles([exe, pdf('big.pdf', 200_000), pdf('none.pdf', 0)])
    const alert = page.getByRole('alert')
    await alert.getByText('Files like a.exe cannot be sent here.').waitFor()
    await alert.getByText('big.pdf is larger than 98 KB.').waitFor()
    await alert.getByText('none.pdf is empty.').waitFor()
    await page.locator(picker).setInputFiles(['1', '2', '3', '4'].map((name) => pdf(name)))
    await alert.getByText('At most 3 files per message.').waitFor()
    expect(await page.locator('warmline-chat .tray li').count()).toBe(3)
  })

  test('that is still on its way holds the message back, and says so', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await page.getByRole('button', { name: 'Attach files' }).waitFor()
    desk.faults.push({ on: 'POST /attachments', delayMs: 600, times: 1 })
    await page.locator(picker).setInputFiles([pdf('bill.pdf')])
    await chat.say('My bill')
    await page.getByText('A file is still being uploaded.').waitFor()
    expect(await chat.input.inputValue()).toBe('My bill')
    await page.getByText('· Ready').waitFor()
    await chat.input.press('Enter')
    await chat.last('Sent').waitFor()
    expect(desk.stored()).toHaveLength(1)
  })

  test('is tried again when the desk is down, and by hand when it was refused', async () => {
    const { desk, page, chat } = await arrive()
    await chat.open()
    await page.getByRole('button', { name: 'Attach files' }).waitFor()
    desk.faults.push({ on: 'POST /attachments', cut: 'before', times: 1 })
    await page.locator(picker).setInputFiles([pdf('one.pdf')])
    await page.getByText('· Ready').waitFor()
    desk.faults.push({ on: 'POST /attachments', status: 413, times: 1 })
    await page.locator(picker).setInputFiles([pdf('two.pdf')])
    await page.getByText('Not uploaded').waitFor()
    await page.getByRole('button', { name: 'Upload two.pdf again' }).click()
    await page.getByText('· Ready').nth(1).waitFor()
    await page.getByRole('button', { name: 'Remove one.pdf' }).click()
    await chat.say('Only the second')
    await chat.last('Sent').waitFor()
    expect(desk.stored()[0]?.attachments?.map(({ name }) => name)).toEqual(['two.pdf'])
  })

  test.each(['pasted', 'dropped'])('may be %s', async (how) => {
    const { page, chat } = await arrive()
    await chat.open()
    await page.getByRole('button', { name: 'Attach files' }).waitFor()
    await chat.input.evaluate((input, way) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['x'], 'screen.png', { type: 'image/png' }))
      const at = { bubbles: true, composed: true, cancelable: true }
      input.dispatchEvent(
        way === 'pasted'
          ? new ClipboardEvent('paste', { ...at, clipboardData: dataTransfer })
          : new DragEvent('drop', { ...at, dataTransfer }),
      )
    }, how)
    await page.getByText('screen.png').waitFor()
    await page.getByText('1 B · Ready').waitFor()
  })

  test('that is a picture is shown, and opens by a fresh address when the old one has run out', async () => {
    const { desk, page, chat } = await arrive({
      before:
        '<script>const now = performance.now.bind(performance); let later = 0; performance.now = () => now() + later</script>',
    })
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    await chat.open()
    await page.getByRole('button', { name: 'Attach files' }).waitFor()
    await page
      .locator(picker)
      .setInputFiles([{ name: 'a.png', mimeType: 'image/png', buffer: png }])
    await page.getByText('· Ready').waitFor()
    await chat.say('Picture')
    await page.getByRole('img', { name: 'a.png' }).waitFor()
    const reads = desk.asks('GET /messages').filter(({ query }) => !query.has('after')).length
    await page.evaluate('later = 20 * 60_000')
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'a.png' }).click(),
    ])
    await expect.poll(() => tab.url()).toContain('/put/')
    expect(await tab.evaluate('window.opener')).toBeNull()
    const later = desk.asks('GET /messages').filter(({ query }) => !query.has('after')).length
    expect(later).toBe(reads + 1)
  })
})
