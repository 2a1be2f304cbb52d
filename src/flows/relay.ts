import * as z from 'zod/mini'
import { Escalation } from '../desk/escalation.ts'
import { teamsOf } from '../desk/policy.ts'
import { now } from '../platform/clock.ts'
import { log } from '../platform/log.ts'
import { sendToQueue } from '../platform/queues.ts'
import { changedLists, type ListedChange, markChanged } from '../store/changed.ts'
import { isWorldFault } from '../store/faults.ts'
import { policy } from '../store/policy.ts'
import { type Effect, effects } from '../store/schema.ts'

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
 * The effect of one committed change. A record that cannot be understood goes to the parking queue, and those
 * behind it go on; a fault of the world throws, so that the record comes again.
 */
export const relayOrPark = async (after: Image): Promise<void> => {
  try {
    await relay(after)
  } catch (fault) {
    if (isWorldFault(fault)) throw fault
    const correlation = String(after.correlation ?? '')
    log.error('Change parked', { correlation, code: notRelayed }, fault)
    await parkChange(after)
  }
}

const notRelayed = 'not-relayed'

/** Only its key and the reason: what is to be done stands on the item. */
export const parkChange = async ({ pk, sk, correlation = '' }: Image): Promise<void> => {
  await sendToQueue('parking', [{ body: { pk, sk, reason: notRelayed, correlation, at: now() } }])
}

/** The effect of one committed change. Doing it twice is harmless: workers claim or dedupe. */
export const relay = async (after: Image): Promise<void> => {
  const known = effectOf[after.effect as Effect]
  if (known === undefined) return
  await known(after)
  log.info('Relayed', { correlation: String(after.correlation ?? ''), code: String(after.effect) })
}

const Reply = z.object({ thread: z.string(), episode: z.int(), seq: z.int() })
const Freed = z.object({
  type: z.string(),
  correlation: z.string(),
  team: z.optional(z.string()),
  fromTeam: z.optional(z.string()),
  agent: z.optional(z.string()),
  fromAgent: z.optional(z.string()),
})

const effectOf: Readonly<Record<Effect, (after: Image) => Promise<void>>> = {
  [effects.deliver]: (after) => sendToQueue('deliver', [{ body: Reply.parse(after) }]),
  [effects.escalate]: (after) => sendToQueue('escalate', [{ body: Escalation.parse(after) }]),
  [effects.drain]: async (after) => {
    const { correlation, ...freed } = Freed.parse(after)
    const agent = freed.fromTeam === undefined ? freed.agent : freed.fromAgent
    if (agent === undefined) return
    // The agent who has room now may work in several teams.
    const teams = teamsOf(await policy(), agent)
    await sendToQueue(
      'deadlines',
      teams.map((team) => ({ body: { drain: team, correlation } })),
    )
  },
}
