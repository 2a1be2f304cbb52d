import { asHtml } from './as-html.ts'
import { messageCommand, presenceCommand, tokenCommand, workCommand } from './commands.ts'
import { pageStyle } from './page-style.ts'
import type { RunningDesk } from './running.ts'

/** A heading in both languages. */
const section = (english: string, chinese: string, content: string): string =>
  `<section><h2>${english} <span lang="zh">${chinese}</span></h2>${content}</section>`

const command = (text: string): string => `<pre>${asHtml(text)}</pre>`

const link = (url: string, path: string): string =>
  `<a href="${asHtml(url + path)}">${asHtml(path)}</a>`

const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
  if (rows.length === 0) return '<p class="none">Nothing yet. <span lang="zh">还没有。</span></p>'
  return `<table>${line(headings, 'th')}${rows.map((row) => line(row, 'td')).join('')}</table>`
}

const people = ({ people: { agents }, url }: RunningDesk): string =>
  table(
    [
      'Agent <span lang="zh">客服</span>',
      'Email <span lang="zh">邮箱</span>',
      'Token <span lang="zh">令牌</span>',
    ],
    agents.map(({ id, name, email }) => [
      `${asHtml(name)} <small>${asHtml(id)}</small>`,
      asHtml(email),
      `<code>${asHtml(tokenCommand(url, id))}</code>`,
    ]),
  )

/** The newest twenty: the whole list is JSON. */
const shownMax = 20

const mails = ({ mails: store }: RunningDesk): string =>
  table(
    [
      'At <span lang="zh">时间</span>',
      'To <span lang="zh">收件人</span>',
      'Subject <span lang="zh">主题</span>',
      'Text <span lang="zh">正文</span>',
    ],
    [...store.list()]
      .reverse()
      .slice(0, shownMax)
      .map(({ at, to, subject, text }) => [
        asHtml(at),
        asHtml(to.join(', ')),
        asHtml(subject),
        `<details><summary>…</summary><pre>${asHtml(text)}</pre></details>`,
      ]),
  )

const replies = ({ app }: RunningDesk): string =>
  table(
    [
      'At <span lang="zh">时间</span>',
      'Signature <span lang="zh">签名</span>',
      'Answered <span lang="zh">应答</span>',
      'Body <span lang="zh">内容</span>',
    ],
    [...app.replies()]
      .reverse()
      .slice(0, shownMax)
      .map(({ at, isVerified, problem, status, body }) => [
        asHtml(at),
        isVerified ? '✓' : asHtml(problem ?? '✗'),
        String(status),
        `<pre>${asHtml(JSON.stringify(body, null, 1))}</pre>`,
      ]),
  )

const clock = ({ clock: { now, offsetMilliseconds }, url }: RunningDesk): string => {
  const hours = (offsetMilliseconds() / 3_600_000).toFixed(1)
  const wind = `curl -s ${url}/_local/clock -H 'content-type: application/json' -d '{"advanceSeconds":600}'`
  return `<p><b>${asHtml(new Date(now()).toISOString())}</b>, wound by ${hours} h
<span lang="zh">（已拨快 ${hours} 小时）</span></p>${command(wind)}`
}

const places = ({ url, folder, endpoints, plan }: RunningDesk): string => {
  const paths = ['status', 'mails', 'app/replies', 'queues', 'units', 'clock', 'faults']
  const links = paths.map((path) => link(url, `/_local/${path}`)).join(' · ')
  const routes = plan.routes.map(({ key, functionName }) => [
    `<code>${asHtml(key)}</code>`,
    asHtml(functionName),
  ])
  const services = Object.entries(endpoints).map(([name, at]) => [
    asHtml(name),
    `<code>${asHtml(at)}</code>`,
  ])
  return `<p>${links}</p>
<p>Data and logs: <code>${asHtml(folder)}</code> <span lang="zh">数据与日志</span></p>
${table(['Route <span lang="zh">路由</span>', 'Function <span lang="zh">函数</span>'], routes)}
${table(['Service <span lang="zh">服务</span>', 'Address <span lang="zh">地址</span>'], services)}`
}

const tryIt = ({ people: { agents, inboxes, chats }, url }: RunningDesk): string => {
  const agent = agents.find(({ id }) => id === 'lin') ?? agents[0]
  const message = command(messageCommand(url, inboxes[0] ?? 'app'))
  const pages = chats.map((inbox) => link(url, `/_local/chat/${inbox}`)).join(' · ')
  const chat =
    pages && `<p>A page with the chat <span lang="zh">带在线客服的网页</span>: ${pages}</p>`
  return agent
    ? `${chat}${command(presenceCommand(url, agent.id))}${message}${command(workCommand(url, agent.id))}`
    : `${chat}${message}`
}

/** One page, plain HTML, that shows where everything of this desk is. */
export const indexPage = (desk: RunningDesk): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Warmline · local desk</title><style>${pageStyle}</style></head><body>
<header><h1>Warmline <small>local desk · <span lang="zh">本地服务台</span></small></h1>
<p><a href="${asHtml(desk.url)}/_local">${asHtml(desk.url)}</a> · ready <span lang="zh">已就绪</span></p></header>
${section('Try it', '试一试', tryIt(desk))}
${section('Agents', '客服人员', people(desk))}
${section('Clock', '时钟', clock(desk))}
${section('Mails sent', '已发邮件', mails(desk))}
${section('Replies that the customer’s app received', '客户应用收到的回复', replies(desk))}
${section('Where everything is', '各处地址', places(desk))}
</body></html>`
