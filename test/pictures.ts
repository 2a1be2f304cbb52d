import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openClient } from '../local/demo/client.ts'
import { startDesk } from '../local/desk.ts'
import { chatOf, startBrowser } from './browser/world.ts'

// `npm run pictures`: the pictures of the README, of a desk that runs for it.

const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
mkdirSync(folder, { recursive: true })

const desk = await startDesk()
const browser = await startBrowser()
try {
  const client = openClient(desk.url)
  const lin = client.as('lin')
  await lin.presence('online')
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 }, locale: 'zh-CN' })
  await page.goto(`${desk.url}/_local/chat/site`)
  const chat = chatOf(page)
  await chat.open()
  await chat.say('互联网电视看不了直播课，孩子马上要上课了，怎么回事？')
  await chat.last('已发送').waitFor()
  await client.settle()
  const [held] = (await lin.work('held')).body.items
  await lin.reply(held?.id ?? '', '您好，非常抱歉。我已经在查看线路，两分钟内给您答复。', 'one')
  await chat.message('您好，非常抱歉。我已经在查看线路，两分钟内给您答复。').waitFor()
  await chat.say('好的，谢谢！')
  await chat.last('已发送').waitFor()
  await lin.reply(held?.id ?? '', '线路已经恢复，请您再打开直播课看一下。', 'two')
  await chat.message('线路已经恢复，请您再打开直播课看一下。').waitFor()
  await chat.say('好了，可以看了，谢谢你！')
  await chat.last('已发送').waitFor()
  await page.screenshot({ path: `${folder}chat.png` })
  process.stdout.write(`Written: ${folder}chat.png\n`)
} finally {
  await browser.close()
  await desk.stop()
}
