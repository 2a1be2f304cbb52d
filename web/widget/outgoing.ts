import type { Attachment, Contact, Message } from './contract.ts'

export interface ReadyAttachment extends Attachment {
  readonly id: string
}

/** A message on its way. It is here before the first try, and until it was read back. */
export interface Outgoing extends Contact {
  readonly id: string
  readonly text?: string
  readonly attachments: readonly ReadyAttachment[]
  /** When it was written, by this browser's clock. */
  readonly at: string
  /** `waiting`: no answer yet. `sent`: the desk has it. `refused`: it will not take it as it is. */
  readonly state: 'waiting' | 'sent' | 'refused'
  readonly code?: string
}

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
  const ahead = shown.filter(({ id, state }) => state === 'sent' && !listed.has(id))
  return [...ahead, ...outbox].filter(({ id }) => !known.has(id))
}

/**
 * What waits to be sent and is no longer in the outbox: the page, or the visitor, has cleared the browser's storage. It
 * may be one that another tab has just read back: sent again, the desk knows it by its id.
 */
export const vanishedOf = (
  outbox: readonly Outgoing[],
  shown: readonly Outgoing[],
  items: readonly Message[],
): readonly Outgoing[] => {
  const there = new Set([...outbox, ...items].map(({ id }) => id))
  return shown.filter(({ id, state }) => state === 'waiting' && !there.has(id))
}
