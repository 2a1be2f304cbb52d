import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod/mini'
import { teamsOf } from '../desk/policy.ts'
import { now } from '../platform/clock.ts'
import { log } from '../platform/log.ts'
import { sendToQueue } from '../platform/queues.ts'
import { markChanged } from '../store/changed.ts'
import { isWorldFault } from '../store/faults.ts'
import { policy } from '../store/policy.ts'
import { type Effect, effects, kinds } from '../store/schema.ts'
import { Escalation } from './tell-lead.ts'

type Image = Readonly<Record<string, unknown>>

/**
 * The effect of one committed change. A record that cannot be understood goes to the parking queue, and those
 * behind it go on; a fault of the world throws, so that the record comes again.
 */
export const relayOrPark = async (after: Image, before: Image): Promise<void> => {
  try {
    await relay(after, before)
  } catch (fault) {
    if (isWorldFault(fault)) throw fault
    const correlation = String(after.correlation ?? '')
    const reason = 'not-relayed'
    log.error('Change parked', { correlation, code: reason }, fault)
    const { pk, sk } = after
    await sendToQueue('parking', [{ body: { pk, sk, reason, correlation, at: now() } }])
  }
}

/**
 * The effect of one committed change. Doing it twice is harmless: workers claim or dedupe, and a list that is
 * said to have changed is only read again.
 */
const relay = async (after: Image, before: Image): Promise<void> => {
  if (after.kind === kinds.conversation || after.kind === kinds.ticket) {
    await tellWatchers(after, before)
    return
  }
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

const listAttributes = ['ownerKey', 'ownerRank', 'agentKey', 'agentRank'] as const
const ownersOf = (item: Image): readonly unknown[] => [item.ownerKey, item.agentKey]

/** The teams and agents in whose lists this case stood or stands, if its place has changed. */
const tellWatchers = async (after: Image, before: Image): Promise<void> => {
  const isMoved =
    listAttributes.some((name) => after[name] !== before[name]) ||
    !isDeepStrictEqual(after.card, before.card)
  if (!isMoved) return
  const owners = [...ownersOf(after), ...ownersOf(before)].filter((pk) => typeof pk === 'string')
  for (const pk of new Set(owners)) await markChanged(pk, now())
}
