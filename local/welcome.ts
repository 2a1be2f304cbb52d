import { messageCommand, presenceCommand, tokenCommand, workCommand } from './control/commands.ts'
import type { RunningDesk } from './control/running.ts'

const indent = (text: string): string => text.replace(/^/gm, '  ')

const mailLine = ({ mailPort, people }: RunningDesk): string =>
  mailPort === undefined
    ? ''
    : `  mail in    smtp://127.0.0.1:${mailPort}, to ${people.mailAddresses.join(', ') || 'no inbox'}\n`

/** What stands in the terminal when the desk is ready: addresses, and commands that work when pasted. */
export const welcome = (desk: RunningDesk): string => {
  const { url, folder, people } = desk
  const agent = people.agents.find(({ id }) => id === 'lin') ?? people.agents[0]
  const forAgent = agent
    ? `
A token of agent ${agent.name}:

${indent(tokenCommand(url, agent.id))}

${agent.name} comes online:

${indent(presenceCommand(url, agent.id))}
`
    : ''
  const work = agent
    ? `\nWhat ${agent.name} has to do:\n\n${indent(workCommand(url, agent.id))}\n`
    : ''
  return `
The desk is ready. Agents work at ${url} (sign in as ${agent?.name ?? 'anybody'}).

  everything ${url}/_local
  API        ${url}/v1
  webhooks   ${url}/in/${people.inboxes[0] ?? '<inbox>'}
${people.chats.map((inbox) => `  web chat   ${url}/_local/chat/${inbox}\n`).join('')}  mails      ${url}/_local/mails
${mailLine(desk)}  replies    ${url}/_local/app/replies
  data, logs ${folder}
${forAgent}
A customer writes:

${indent(messageCommand(url, people.inboxes[0] ?? 'app'))}
${work}
Ctrl-C stops it.
`
}
