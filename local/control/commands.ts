/** Commands that work when pasted, at the end of the start and on the index page. */

/** Chinese and English: what a customer might write. */
const firstWords = '你好，直播课一直打不开。The live class will not open.'

export const tokenCommand = (url: string, agentId: string): string =>
  `curl -s ${url}/_local/token/${agentId}`

export const messageCommand = (url: string, inbox: string): string => {
  const body = {
    inbox,
    sender: { id: 'customer-1', name: '王芳', email: 'wang.fang@customer.example', locale: 'zh' },
    text: firstWords,
  }
  return [
    `curl -s ${url}/_local/app/messages \\`,
    `  -H 'content-type: application/json' \\`,
    `  -d '${JSON.stringify(body)}'`,
  ].join('\n')
}

export const presenceCommand = (url: string, agentId: string): string =>
  [
    `curl -s -X PUT ${url}/v1/me/presence \\`,
    `  -H "authorization: Bearer $(${tokenCommand(url, agentId)})" \\`,
    `  -H 'content-type: application/json' -d '{"presence":"online"}'`,
  ].join('\n')

export const workCommand = (url: string, agentId: string): string =>
  `curl -s ${url}/v1/me/work -H "authorization: Bearer $(${tokenCommand(url, agentId)})"`
