import { now } from '../platform/clock.ts'
import { log } from '../platform/log.ts'
import { type Queue, type QueueMessage, sendToQueue } from '../platform/queues.ts'
import { dueKind, dueShards, type Key, parsedMessageSk, parsedPk } from '../store/keys.ts'
import { policy } from '../store/policy.ts'
import { dueUntil } from '../store/queries/due.ts'
import { needsDrain } from './assign.ts'

/** Sends everything that is due to the queue of its worker, and a drain for each team that has both waiting work and room. */
export const tick = async (): Promise<{ readonly due: number; readonly drains: number }> => {
  const until = now()
  const counts = await Promise.all(
    Array.from({ length: dueShards }, (_, shard) => sendDue(shard, until)),
  )
  const due = counts.reduce((sum, count) => sum + count, 0)
  const drains = await sendDrains()
  if (due + drains > 0) log.info('Tick', { count: due + drains })
  return { due, drains }
}

const sendDue = async (shard: number, until: number): Promise<number> => {
  let count = 0
  for await (const keys of dueUntil(shard, until)) {
    const messages: Record<'deliver' | 'survey' | 'deadlines', QueueMessage[]> = {
      deliver: [],
      survey: [],
      deadlines: [],
    }
    for (const key of keys) messages[queueOf(key)].push({ body: bodyOf(key) })
    for (const queue of ['deliver', 'survey', 'deadlines'] as const) {
      await sendToQueue(queue, messages[queue])
    }
    count += keys.length
  }
  return count
}

const queueOf = (key: Key): Extract<Queue, 'deliver' | 'survey' | 'deadlines'> => {
  const kind = dueKind(key)
  return kind === 'message' ? 'deliver' : kind === 'survey' ? 'survey' : 'deadlines'
}

const bodyOf = (key: Key): object => {
  const kind = dueKind(key)
  const { id } = parsedPk(key)
  if (kind === 'message') return { thread: id, ...parsedMessageSk(key.sk) }
  return kind === 'survey' ? { survey: id } : key
}

const sendDrains = async (): Promise<number> => {
  const rules = await policy()
  const needs = await Promise.all(
    Object.keys(rules.teams).map(async (team) => ((await needsDrain(team, rules)) ? [team] : [])),
  )
  const teams = needs.flat()
  await sendToQueue(
    'deadlines',
    teams.map((drain) => ({ body: { drain } })),
  )
  return teams.length
}
