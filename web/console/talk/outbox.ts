import type { QueryClient } from '@tanstack/react-query'
import { desk, found, ProblemError } from '../api/client.ts'
import { messagesKey } from '../api/messages.ts'
import type { ConversationView, Problem } from '../api/types.ts'
import { keep, keptNames, readKept } from '../parts/kept.ts'
import { undoSeconds } from '../settings/settings.ts'
import type { Draft } from './drafts.ts'
import { mentionsIn } from './mentions.ts'
import { resolveCase } from './resolve-case.ts'

/** A reply or a note that was said to be sent. It is kept in the browser until the desk has it. */
export interface Outgoing {
  /** Also its Idempotency-Key: however often it is tried, the desk takes it once. */
  readonly id: string
  readonly conversation: string
  readonly kind: 'reply' | 'note'
  readonly text: string
  readonly attachments: readonly { readonly id: string; readonly name: string }[]
  /** Colleagues whom a note names. */
  readonly mentions?: readonly string[]
  /** Epoch milliseconds; until then it can be taken back. */
  readonly sendAt: number
  /** The case is over with it, unless its customer has written since this moment (ISO 8601). */
  readonly resolvesUnlessAfter?: string
  /** Why the desk did not take it: it stays until its writer decides. */
  readonly refusal?: Problem
}

const start = 'out.'
const nameOf = ({ conversation, id }: Pick<Outgoing, 'conversation' | 'id'>): string =>
  `${start}${conversation}.${id}`

interface Named {
  readonly id: string
}

/** A draft that is to go out. A note can be taken back by nobody, and hurts nobody: it goes at once. */
export const outgoingOfDraft = (
  { id: conversation, lastInboundAt }: Pick<ConversationView, 'id' | 'lastInboundAt'>,
  { kind, text, attachments }: Draft,
  { isResolving, agents }: { readonly isResolving: boolean; readonly agents: readonly Named[] },
): Outgoing => ({
  id: crypto.randomUUID(),
  conversation,
  kind,
  text: text.trim(),
  attachments: kind === 'note' ? [] : attachments,
  sendAt: Date.now() + (kind === 'note' ? 0 : undoSeconds() * 1000),
  ...(kind === 'note' ? { mentions: mentionsIn(text, agents) } : {}),
  ...(isResolving ? { resolvesUnlessAfter: lastInboundAt } : {}),
})

export const putInOutbox = (one: Outgoing): void => keep(nameOf(one), JSON.stringify(one))
export const takeFromOutbox = (one: Outgoing): void => keep(nameOf(one), undefined)

const read = (names: readonly string[]): readonly Outgoing[] =>
  names
    .flatMap((name) => {
      const text = readKept(name)
      return text === undefined ? [] : [JSON.parse(text) as Outgoing]
    })
    .toSorted((one, other) => one.sendAt - other.sendAt)

export const outgoingOf = (conversation: string): readonly Outgoing[] =>
  read(keptNames(`${start}${conversation}.`))

const send = async (one: Outgoing): Promise<void> => {
  const params = { path: { conversation: one.conversation }, header: { 'Idempotency-Key': one.id } }
  if (one.kind === 'note') {
    const body = { text: one.text, mentions: [...(one.mentions ?? [])] }
    found(await desk.POST('/v1/conversations/{conversation}/notes', { params, body }))
    return
  }
  const attachments = one.attachments.map(({ id }) => id)
  const body = { text: one.text, ...(attachments.length === 0 ? {} : { attachments }) }
  found(await desk.POST('/v1/conversations/{conversation}/replies', { params, body }))
  if (one.resolvesUnlessAfter === undefined) return
  const path = { conversation: one.conversation }
  // A ticket may have been opened since it was written.
  const head = found(await desk.GET('/v1/conversations/{conversation}', { params: { path } }))
  const isAnswered = head.lastInboundAt === one.resolvesUnlessAfter
  if (head.state === 'open' && isAnswered)
    await resolveCase(head, { 'Idempotency-Key': `${one.id}-end` })
}

/** Sends what is due, one after the other, and keeps what could not be sent: it is tried again. */
const sendDue = async (client: QueryClient): Promise<void> => {
  for (const one of read(keptNames(start))) {
    if (one.refusal !== undefined || one.sendAt > Date.now()) continue
    try {
      await send(one)
    } catch (fault) {
      if (!(fault instanceof ProblemError)) return
      putInOutbox({ ...one, refusal: fault.problem })
      continue
    }
    // Shown as sent first, so that it never seems to be gone.
    await client.invalidateQueries({ queryKey: messagesKey(one.conversation) })
    takeFromOutbox(one)
    void client.invalidateQueries({ queryKey: ['conversation', one.conversation] })
    void client.invalidateQueries({ queryKey: ['list'] })
  }
}

/**
 * Looks each second for what is due. One tab of the browser does it at a time: the lock goes on to the next one when
 * that tab is closed.
 */
export const startOutbox = (client: QueryClient): (() => void) => {
  let isSending = false
  const timer = window.setInterval(async () => {
    if (isSending) return
    isSending = true
    try {
      await navigator.locks.request('warmline.outbox', { ifAvailable: true }, (lock) =>
        lock === null ? undefined : sendDue(client),
      )
    } finally {
      isSending = false
    }
  }, 500)
  return () => window.clearInterval(timer)
}
