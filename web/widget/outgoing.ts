import type { Message } from './contract.ts'
import type { Outgoing } from './outbox.ts'

/**
 * What is shown below the talk: the outbox, without what was read back. Another tab may have read a message back
 * before this one: it left the outbox as sent, and stays in sight until this tab's next read.
 */
export const outgoingOf = (
  outbox: readonly Outgoing[],
  shown: readonly Outgoing[],
  items: readonly Message[],
): readonly Outgoing[] => {
  const known = new Set(items.map(({ id }) => id))
  const listed = new Set(outbox.map(({ id }) => id))
  const ahead = shown
    .filter(({ id, state }) => state !== 'refused' && !listed.has(id))
    .map((one): Outgoing => ({ ...one, state: 'sent' }))
  return [...ahead, ...outbox].filter(({ id }) => !known.has(id))
}
