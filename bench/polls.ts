import type { MeasuredDesk } from './desk.ts'
import type { Figure } from './figures.ts'
import type { Units } from './ledger.ts'

/** What it costs to ask again when nothing has changed. */
export const polls = async (
  desk: MeasuredDesk,
  agent: string,
  conversation: string,
): Promise<readonly Figure[]> => {
  const work = await unchangedList(desk, agent, '/v1/me/work')
  const queue = await unchangedList(desk, agent, '/v1/teams/service/queue')
  const read = `/v1/conversations/${conversation}/messages`
  const { body } = await desk.agentAsks(agent, 'GET', read)
  await desk.unitsSince()
  const again = await desk.agentAsks(agent, 'GET', `${read}?cursor=${String(body.next)}`)
  if ((again.body.items as unknown[]).length > 0) throw new Error('There was nothing new to read.')
  const messages = await desk.unitsSince()
  return [
    pollFigure('my work', work),
    pollFigure("a team's queue", queue),
    pollFigure('messages by cursor', messages),
  ]
}

/** What the desk pays each minute, however little happens: nothing is due, and nobody waits in a queue. */
export const idleTick = async (desk: MeasuredDesk): Promise<readonly Figure[]> => {
  await desk.unitsSince()
  await desk.control('POST', '/functions/Clock/invocations', {})
  const { byFunction } = await desk.unitsSince()
  const { reads = 0 } = byFunction.Clock ?? {}
  return [{ name: 'tick of the clock with nothing due', value: reads, unit: 'read units' }]
}

const pollFigure = (what: string, { reads }: Units): Figure => ({
  name: `poll that finds nothing new: ${what}`,
  value: reads,
  unit: 'read units',
})

const unchangedList = async (desk: MeasuredDesk, agent: string, path: string): Promise<Units> => {
  const etag = (await desk.agentAsks(agent, 'GET', path)).headers.get('etag') ?? ''
  await desk.unitsSince()
  const headers = { 'if-none-match': etag }
  const { status } = await desk.agentAsks(agent, 'GET', path, undefined, headers)
  if (status !== 304) throw new Error(`${path} was to be unchanged (304), got ${status}.`)
  return desk.unitsSince()
}
