import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Mail } from '../local/demo/answers.ts'
import { type DeskClient, openClient } from '../local/demo/client.ts'
import { sendMail } from '../local/demo/mail-program.ts'
import { startDesk } from '../local/desk.ts'
import { startLife } from '../local/life/life.ts'
import { html } from '../src/platform/html.ts'
import { chatOf, startBrowser } from './browser/world.ts'
import { signsIn } from './journey/console-page.ts'

// `npm run pictures`: the pictures of the README, of a desk that runs for it. It wants a font with Chinese letters (Debian: fonts-noto-cjk).

const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
mkdirSync(folder, { recursive: true })

type Browser = Awaited<ReturnType<typeof startBrowser>>

const written = (name: string): string => {
  process.stdout.write(`Written: ${folder}${name}\n`)
  return `${folder}${name}`
}

const takeChat = async (client: DeskClient, browser: Browser): Promise<void> => {
  const lin = client.as('lin')
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 }, locale: 'zh-CN' })
  await page.goto(`${client.url}/_local/chat/site`)
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
  await page.screenshot({ path: written('chat.png') })
}

/** A mail as a mail program shows it: what stands above it is the program's, what is below is the mail's own HTML. */
const shown = ({ from, to, subject, html: body }: Mail) => html`<article>
<h2>${subject}</h2><p><b>${from.replace(/\s*<.*/, '').replaceAll('"', '')}</b> &lt;${/<(.+)>/.exec(from)?.[1]}&gt;<br>to ${to.join(', ')}</p>
<iframe srcdoc="${body}"></iframe></article>`

const frame = (mails: readonly Mail[]): string =>
  html`<!doctype html><meta charset="utf-8"><style>
body{margin:0;padding:24px;background:#e6e9ee;display:grid;grid-template-columns:1fr 1fr;gap:24px;font:15px/1.45 'Segoe UI',Roboto,'Noto Sans SC',sans-serif;color:#1c2430}
article{background:#fff;border-radius:10px;overflow:hidden;box-shadow:0 1px 4px #0003}h2{font-size:18px;margin:18px 20px 6px}p{margin:0 20px 14px;color:#5b6472}b{color:#1c2430}
iframe{display:block;width:100%;height:330px;border:0;border-top:1px solid #dfe3ea}</style>${mails.map(shown)}`
    .source

const takeMails = async (client: DeskClient, browser: Browser): Promise<void> => {
  const lin = client.as('lin')
  const address = 'jonas.weber@customer.example'
  const text =
    'Room 412 had not been cleaned when we arrived: hair in the bath and used towels on the floor. We waited two hours for another room.'
  await sendMail(client, {
    from: `Jonas Weber <${address}>`,
    subject: 'Room 412, not cleaned',
    text,
  })
  const held = (await lin.work('held')).body.items.find(({ title }) => title === 'Jonas Weber')
  const answer =
    'Dear Mr Weber,\n\nI am sorry: this should not have happened. The first night is refunded to your card, and on your next stay a better room is yours at no charge.'
  await lin.reply(held?.id ?? '', answer, 'three')
  await client.settle()
  const mails = (await client.mails()).filter(({ to }) => to.includes(address))
  if (mails.length !== 2) throw new Error(`Jonas Weber got ${mails.length} mails, not two.`)
  const page = await browser.newPage({ viewport: { width: 1200, height: 480 }, locale: 'en' })
  await page.setContent(frame(mails), { waitUntil: 'load' })
  await page.screenshot({ path: written('mails.png') })
}

/** The console on a desk with life in it, in the middle of a talk. */
const takeConsole = async (client: DeskClient, browser: Browser): Promise<void> => {
  const stopLife = await startLife(client.url, { waiting: 7 })
  const { page, context, card } = await signsIn(browser, client, '林小雨')
  await card('李女士').click()
  await page.locator('.bubble').first().waitFor()
  const conversation = page.url().split('/c/')[1] ?? ''
  const lin = client.as('lin')
  await lin.note(conversation, '机顶盒红灯：多半是线路，先请客户重启。', 'picture-note')
  await lin.reply(
    conversation,
    '李女士您好，请先拔掉机顶盒电源，等 30 秒再插上，好吗？',
    'picture-reply',
  )
  const asked = { conversation, type: 'repair', title: '检查线路，必要时更换机顶盒' }
  const { body: ticket } = await lin.openTicket(asked, 'picture-ticket')
  const text = '师傅周四上午可上门。'
  await lin.post(`/tickets/${ticket.number}/notes`, { text }, 'picture-ticket-note')
  await page.locator('.bubble', { hasText: '红色的' }).waitFor({ timeout: 60_000 })
  await page.locator('#composer').fill('好的，我现在远程为您重置线路，')
  await page.screenshot({ path: written('console.png') })
  await stopLife()
  await context.close()
}

const desk = await startDesk({ mailPort: 0 })
const browser = await startBrowser()
try {
  const client = openClient(desk.url)
  await client.as('lin').presence('online')
  await takeChat(client, browser)
  await takeMails(client, browser)
  await takeConsole(client, browser)
} finally {
  await browser.close()
  await desk.stop()
}
