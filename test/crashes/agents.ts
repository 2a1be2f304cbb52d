import type { Changed, Listed, Written } from '../../local/demo/answers.ts'
import { askOnce, askUntil, wish } from './caller.ts'
import { leadOf, workingAgents } from './desk-file.ts'
import { follow } from './facts.ts'
import type { Load } from './load.ts'
import type { Random } from './random.ts'
import { seconds } from './waiting.ts'

/** One agent, with the choices of their own and the number of what they do next. */
interface Desk {
  readonly load: Load
  readonly agent: string
  readonly random: Random
  count: number
}

/** Does one thing under a key of its own; some callers say it twice although it was answered. */
const act = async <Body>(
  desk: Desk,
  route: string,
  value: string,
  body: Readonly<Record<string, unknown>>,
) => {
  const { load, agent, random } = desk
  desk.count += 1
  const key = `${agent}-${desk.count}`
  const path = route.replace(/^\/v1/, '').replace(/\{\w+\}/, value)
  const repeats = random.chance(0.15) ? 1 : 0
  const wanted = { agent, route: `POST ${route}`, path, body, key, repeats }
  return wish<Body>(load.host, load.facts, wanted)
}

/** Changes how a case stands, as who has just looked at it. */
const change = async (
  desk: Desk,
  kind: 'conversation' | 'ticket',
  id: string,
  deed: string,
  body: object = {},
) => {
  const about = `/${kind}s/${id}`
  const seen = await askOnce(desk.load.host, (client) =>
    client.as(desk.agent).get<{ revision?: number }>(about),
  )
  const revision = seen?.body.revision
  if (revision === undefined) return
  await act(desk, `/v1/${kind}s/{${kind}}/${deed}`, id, { ...body, revision })
}

const write = (desk: Desk, conversation: string, what: 'replies' | 'notes') => {
  const text = `${desk.agent} writes ${what} no. ${desk.count + 1}`
  return act<Written>(desk, `/v1/conversations/{conversation}/${what}`, conversation, { text })
}

const openTicket = (desk: Desk, conversation: string) =>
  act<Changed>(desk, '/v1/tickets', '', {
    conversation,
    type: desk.random.pick(['repair', 'question']),
    title: `Ticket of ${desk.agent}`,
  })

const onConversation = async (desk: Desk, { id, ticket }: Listed): Promise<void> => {
  const dice = desk.random.below(100)
  if (dice < 50) await write(desk, id, 'replies')
  else if (dice < 62) await write(desk, id, 'notes')
  else if (dice < 74 && ticket === undefined) await openTicket(desk, id)
  else if (ticket === undefined) await change(desk, 'conversation', id, 'resolve')
}

const onTicket = async (desk: Desk, { id }: Listed): Promise<void> => {
  const dice = desk.random.below(100)
  const team = desk.random.pick(['service', 'repair'])
  if (dice < 30) await change(desk, 'ticket', id, 'transfer', { team })
  else if (dice < 65) await change(desk, 'ticket', id, 'resolve')
}

const workOf = async ({ load, agent }: Desk): Promise<readonly Listed[]> => {
  const lists = await askUntil(
    load.host,
    async (client) => {
      const me = client.as(agent)
      return [await me.work('held'), await me.work('idle')]
    },
    (answers) => answers.every(({ status }) => status === 200),
  )
  return lists.flatMap(({ body }) => body.items)
}

const workOn = async (desk: Desk): Promise<void> => {
  const { load, random, agent } = desk
  while (!load.isOver()) {
    const [first, ...others] = await workOf(desk)
    if (first) {
      const chosen = random.pick([first, ...others])
      if (chosen.kind === 'conversation') {
        follow(load.facts, agent === 'mei' ? leadOf.shop : leadOf.app, chosen.id)
        await onConversation(desk, chosen)
      } else await onTicket(desk, chosen)
    }
    await seconds(random.between(3, 20) / 100)
  }
}

/** Says that they take work, as often as it must be said. */
export const comeOnline = async (load: Load): Promise<void> => {
  for (const agent of workingAgents)
    await askUntil(
      load.host,
      (client) => client.as(agent).presence('online'),
      ({ status }) => status === 200,
    )
}

export const agentsAtWork = (load: Load, random: Random): readonly Promise<void>[] =>
  workingAgents.map((agent) => workOn({ load, agent, random: random.branch(), count: 0 }))
