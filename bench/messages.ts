import type { MeasuredDesk, Sender } from './desk.ts'
import { type Figure, unitFigures } from './figures.ts'
import type { Units } from './ledger.ts'

/** A customer of whom everything is known that a channel may say. */
export const customer = (name: string): Sender => ({
  id: `customer-${name}`,
  name: '李女士',
  email: `${name}@example.com`,
  locale: 'zh-CN',
  tier: 'vip',
})

const textBytes = 500
/** Chinese as customers write it: three bytes a letter, filled up to exactly 500. */
export const usualText = '孩子三天没上成课了。'.repeat(16) + '.'.repeat(textBytes - 16 * 30)

/** Agents are there for the whole measurement, whatever the clock is wound to. */
export const signIn = async (desk: MeasuredDesk, ...agents: readonly string[]): Promise<void> => {
  for (const agent of agents)
    await desk.agentAsks(agent, 'PUT', '/v1/me/presence', { presence: 'online', forMinutes: 720 })
  await desk.unitsSince()
}

/** The case that this agent was given last. */
export const newestCase = async (desk: MeasuredDesk, agent: string): Promise<string> => {
  const { body } = await desk.agentAsks(agent, 'GET', '/v1/me/work?limit=100')
  const items = body.items as { id: string; openedAt: string }[]
  const [newest] = items.toSorted((a, b) => b.openedAt.localeCompare(a.openedAt))
  if (newest === undefined) throw new Error(`${agent} was to have a case, and has none.`)
  return newest.id
}

let replies = 0

export const reply = (desk: MeasuredDesk, agent: string, conversation: string) => {
  replies += 1
  return desk.agentAsks(
    agent,
    'POST',
    `/v1/conversations/${conversation}/replies`,
    { text: usualText },
    { 'idempotency-key': `reply-${replies}` },
  )
}

export interface MessageUnits {
  readonly further: Units
  readonly reply: Units
  readonly turning: Units
}

/** What three messages cost on a conversation that is held by `agent` while its customer waits. */
export const furtherMessages = async (
  desk: MeasuredDesk,
  sender: Sender,
  agent: string,
  conversation: string,
): Promise<MessageUnits> => {
  await desk.unitsSince()
  await desk.customerSays(sender, usualText)
  const further = await desk.unitsSince()
  await reply(desk, agent, conversation)
  const replied = await desk.unitsSince()
  await desk.customerSays(sender, usualText)
  return { further, reply: replied, turning: await desk.unitsSince() }
}

const runs = 3

/** The four messages of a chat, each the middle one of three conversations. */
export const fourMessages = async (
  desk: MeasuredDesk,
  agent: string,
): Promise<readonly Figure[]> => {
  const measured: ({ readonly first: Units } & MessageUnits)[] = []
  for (let run = 1; run <= runs; run += 1) {
    const sender = customer(`chat-${run}`)
    await desk.unitsSince()
    await desk.customerSays(sender, usualText)
    const first = await desk.unitsSince()
    const conversation = await newestCase(desk, agent)
    measured.push({ first, ...(await furtherMessages(desk, sender, agent, conversation)) })
  }
  return [
    ...unitFigures('first message', middle(measured.map(({ first }) => first))),
    ...unitFigures('further message', middle(measured.map(({ further }) => further))),
    ...unitFigures('reply until sent', middle(measured.map(({ reply: replied }) => replied))),
    ...unitFigures('turning message', middle(measured.map(({ turning }) => turning))),
  ]
}

/** A tick of the clock that falls into one run does not count. */
const middle = (units: readonly Units[]): Units => {
  const sorted = units.toSorted((a, b) => a.writes + a.reads - b.writes - b.reads)
  const found = sorted[Math.floor(sorted.length / 2)]
  if (found === undefined) throw new Error('Nothing was measured.')
  return found
}
