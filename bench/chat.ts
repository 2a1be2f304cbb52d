import type { Answer, MeasuredDesk } from './desk.ts'
import type { Figure } from './figures.ts'

/** What a chat on a page costs: to write, to be answered, and to ask while nothing is new. */
export const chat = async (desk: MeasuredDesk, agent: string): Promise<readonly Figure[]> => {
  const plain = await talk(desk, agent, 'page')
  const goingOn = await talk(desk, agent, 'site')
  const writes = 'write units' as const
  return [
    { name: 'chat: further message, writes', value: plain.written, unit: writes },
    { name: 'chat: reply, writes', value: plain.answered, unit: writes },
    { name: 'chat: reply that may go on by mail, writes', value: goingOn.answered, unit: writes },
    { name: 'poll that finds nothing new: a chat', value: plain.poll, unit: 'read units' },
  ]
}

/** Two messages, a reply and two polls in the chat of this inbox. */
const talk = async (desk: MeasuredDesk, agent: string, inbox: string) => {
  const { body } = await visitorAsks(desk, inbox, '', 'POST', '/visitors', {})
  const visitor = (method: string, path: string, asked?: object) =>
    visitorAsks(desk, inbox, String(body.token), method, path, asked)
  const name = `Visitor of ${inbox}`
  await visitor('POST', '/messages', { id: 'message-1', text: 'Hello?', name })
  await desk.unitsSince()
  await visitor('POST', '/messages', { id: 'message-2', text: 'Is anybody there?' })
  const written = await desk.unitsSince()
  const { items } = (await desk.agentAsks(agent, 'GET', '/v1/me/work')).body
  const mine = (items as { id: string; title: string }[]).find(({ title }) => title === name)
  await desk.unitsSince()
  const headers = { 'idempotency-key': `chat-${mine?.id}` }
  const replies = `/v1/conversations/${mine?.id}/replies`
  await desk.agentAsks(agent, 'POST', replies, { text: 'I am here.' }, headers)
  const answered = await desk.unitsSince()
  const read = await visitor('GET', '/messages')
  if ((read.body.items as unknown[]).length !== 3)
    throw new Error('Three messages were to be read.')
  await desk.unitsSince()
  const again = await visitor('GET', `/messages?after=${String(read.body.next)}`)
  if ((again.body.items as unknown[]).length > 0) throw new Error('There was nothing new to read.')
  const poll = await desk.unitsSince()
  return { written: written.writes, answered: answered.writes, poll: poll.reads }
}

const visitorAsks = async (
  { desk }: MeasuredDesk,
  inbox: string,
  token: string,
  method: string,
  path: string,
  body?: object,
): Promise<Pick<Answer, 'body'>> => {
  const response = await fetch(`${desk.url}/chat/${inbox}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (response.ok) return { body: text === '' ? {} : JSON.parse(text) }
  throw new Error(`${method} ${path} was to succeed, got ${response.status}: ${text}`)
}
