import * as z from 'zod/mini'
import { Escalation } from '../desk/escalation.ts'
import { now } from '../platform/clock.ts'
import { log } from '../platform/log.ts'
import { type Queue, sendToQueue } from '../platform/queues.ts'
import { changedLists, type ListedChange, markChanged } from '../store/changed.ts'
import { isWorldFault } from '../store/faults.ts'
import { type Effect, effects } from '../store/schema.ts'
import { changesWords, indexHead } from './index-head.ts'

type Image = Readonly<Record<string, unknown>>

/**
 * Tells those who watch lists which of them a batch of changes has touched, each list once: a ticket and its
 * conversation move together, and so does much of a busy team. Telling twice is harmless: a list is read again.
 */
export const tellWatchers = async (changes: readonly ListedChange[]): Promise<void> => {
  const at = now()
  for (const pk of new Set(changes.flatMap(changedLists))) await markChanged(pk, at)
}

/**
 * The effect of one committed change, and by what a head is found after it. A record that cannot be understood goes
 * to the parking queue, and those behind it go on; a fault of the world throws, so that the record comes again.
 */
export const relayOrPark = async ({ before, after }: ListedChange): Promise<void> => {
  try {
    await relay(after)
    if (changesWords(after, before)) await indexHead(after)
  } catch (fault) {
    if (isWorldFault(fault)) throw fault
    const correlation = String(after.correlation ?? '')
    log.error('Change parked', { correlation, code: notRelayed }, fault)
    await sendToQueue('parking', [{ body: parkedChange(after) }])
  }
}

const notRelayed = 'not-relayed'

/** What the parking queue is told: only the key and the reason, since what is to be done stands on the item. */
export const parkedChange = ({ pk, sk, correlation = '' }: Image) => ({
  pk,
  sk,
  reason: notRelayed,
  correlation,
  at: now(),
})

/** The effect of one committed change. Doing it twice is harmless: workers claim or dedupe. */
const relay = async (after: Image): Promise<void> => {
  const order = orderOf(after)
  if (order === undefined) return
  await sendToQueue(
    order.queue,
    order.bodies.map((body) => ({ body })),
  )
  log.info('Relayed', { correlation: String(after.correlation ?? ''), code: String(after.effect) })
}

/** What a worker is told to do. */
export interface Order {
  readonly queue: Queue
  readonly bodies: readonly object[]
}

/** What one committed change asks for; undefined when it asks for nothing. A change that cannot be read throws. */
export const orderOf = (after: Image): Order | undefined => orders[after.effect as Effect]?.(after)

const Reply = z.object({ thread: z.string(), episode: z.int(), seq: z.int() })
const Freed = z.object({
  type: z.string(),
  correlation: z.string(),
  team: z.optional(z.string()),
  fromTeam: z.optional(z.string()),
  agent: z.optional(z.string()),
  fromAgent: z.optional(z.string()),
})

const orders: Readonly<Record<Effect, (after: Image) => Order>> = {
  [effects.deliver]: (after) => ({ queue: 'deliver', bodies: [Reply.parse(after)] }),
  [effects.escalate]: (after) => ({ queue: 'escalate', bodies: [Escalation.parse(after)] }),
  [effects.drain]: (after) => {
    const { correlation, ...change } = Freed.parse(after)
    const freed = change.fromTeam === undefined ? change.agent : change.fromAgent
    return { queue: 'deadlines', bodies: freed === undefined ? [] : [{ freed, correlation }] }
  },
}
