import { issuerPath } from '../assembly/local-values.ts'
import type { DemoAgent } from '../people/desk-file.ts'
import { asHtml } from './as-html.ts'
import { pageStyle } from './page-style.ts'

/** Who one wants to be: on this machine a click is enough. */
export const signInPage = (agents: readonly DemoAgent[], query: URLSearchParams): string => {
  const links = agents.map(({ id, name, email }) => {
    const address = `${issuerPath}/choose?${new URLSearchParams([...query, ['agent', id]])}`
    return `<li><a href="${asHtml(address)}">${asHtml(name)}</a> <small>${asHtml(email)}</small></li>`
  })
  return `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Sign in</title>
<style>${pageStyle}</style>
<header><h1>Who are you? <small lang="zh">您是哪位？</small></h1></header>
<p>A desk on this machine asks for no password. On AWS this is Cognito's page, or your company's.<br>
<span lang="zh">本机服务台无需密码。在 AWS 上，这里是 Cognito 或贵公司的登录页。</span></p>
<ul>${links.join('')}</ul></html>`
}
