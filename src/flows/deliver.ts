import * as z from 'zod/mini'
import type { Outbound, SendOutcome } from '../channels/contract.ts'
import { conversationId } from '../desk/conversation.ts'
import { deliveryStep, nextTryAt } from '../desk/delivering.ts'
import type { Inbox } from '../desk/inbox.ts'
import type { Message } from '../desk/message.ts'
import { minuteMilliseconds, secondMilliseconds } from '../desk/units.ts'
import { now } from '../platform/clock.ts'
import { log } from '../platform/log.ts'
import { type Queue, sendToQueue } from '../platform/queues.ts'
import { type Claim, claim, giveBack, settle } from '../store/delivery.ts'
import { keys } from '../store/keys.ts'
import { policy } from '../store/policy.ts'
import { message, thread } from '../store/queries/heads.ts'
import { workDue } from './work-due.ts'

/** What its queue carries: which reply. */
export const MessageKey = z.object({ thread: z.string(), episode: z.int(), seq: z.int() })
export type MessageKey = z.infer<typeof MessageKey>

/** The longest wait that goes through the queue; what waits longer is found by the clock. */
const queueDelaySecondsMax = 60
/** For so long after it was due, a reply that waits is queued again by the worker itself. */
const calledAgainMilliseconds = 5 * minuteMilliseconds

/** Everything is ready: only the channel is to be called. */
export type Sending = () => Promise<SendOutcome>

/** How a reply goes on: by a channel, or by another worker. */
export type Way =
  | { readonly prepare: (outbound: Outbound) => Promise<Sending> }
  | { readonly worker: Queue }

/** Who delivers. */
export interface Worker {
  /** Where its own work comes from: a later try goes there. */
  readonly queue: Queue
  /** Undefined where no reply leaves by this inbox. */
  readonly wayOf: (inbox: Inbox) => Way | undefined
  /** What becomes of a reply that lies in a chat since 10 minutes. */
  readonly goOn: (reply: Message) => Promise<void>
}

/** Sends one reply, at most once: the claim decides who sends, and an unknown outcome is shown, never repeated. */
export const deliver = (key: MessageKey, worker: Worker): Promise<void> =>
  workDue(keys.message(key.thread, key.episode, key.seq), () => deliverDue(key, worker))

const deliverDue = async (key: MessageKey, worker: Worker): Promise<void> => {
  const present = await message(key.thread, key.episode, key.seq)
  if (present === undefined) return
  const at = now()
  const step = deliveryStep(present, await predecessor(present), at)
  if (step.do === 'none') return
  if (step.do === 'go-on-by-mail') return worker.goOn(present)
  if (step.do === 'later') {
    return isLongOverdue(present, at) ? undefined : again(key, step.at, worker)
  }
  if (step.do === 'unconfirmed') {
    const expired = { message: present, leaseUntil: present.leaseUntil ?? 0 }
    await settle(expired, { state: 'unconfirmed', failure: 'no-answer-kept' }, at)
    log.error('A reply is unconfirmed', fieldsOf(present))
    return
  }
  // All that may fail for reasons of our own comes before the claim: after it, only the channel is called.
  const send = await prepared(present, worker)
  if (send === undefined) return
  const claimed = await claim(present, at)
  if (claimed !== undefined) await record(claimed, await send(), worker)
}

/**
 * The clock brings an overdue reply each minute. From some minutes on nothing is queued again beside: each of the
 * clock's messages would call itself again for as long as the reply before this one stands in the way.
 */
const isLongOverdue = ({ dueAt = 0 }: Message, at: number): boolean =>
  at > dueAt + calledAgainMilliseconds

/** The reply before this one, where it may still be on its way. */
const predecessor = async ({ thread: id, episode, after, delivery }: Message) =>
  after === undefined || delivery !== 'queued' ? undefined : message(id, episode, after)

/** Everything that a send needs, loaded; undefined when another worker has it now. An inbox that is gone is a refusal. */
const prepared = async (outbound: Message, worker: Worker): Promise<Sending | undefined> => {
  const [rules, target] = await Promise.all([policy(), thread(outbound.thread)])
  const inbox = rules.inboxes[outbound.inbox ?? '']
  if (inbox === undefined) return refused('unknown-inbox')
  if (target === undefined) return refused('unknown-thread')
  const way = worker.wayOf(inbox)
  if (way === undefined) return refused('not-sent-by-channel')
  if ('prepare' in way) return way.prepare({ message: outbound, thread: target, inbox })
  const { thread: id, episode, seq } = outbound
  await sendToQueue(way.worker, [{ body: { thread: id, episode, seq } }])
  return undefined
}

/** It is never sent, for this reason. */
export const refused =
  (code: string): Sending =>
  async () => ({ outcome: 'refused', code })

const record = async (claimed: Claim, result: SendOutcome, worker: Worker): Promise<void> => {
  const at = now()
  const fields = fieldsOf(claimed.message)
  if (result.outcome === 'sent') {
    await settle(claimed, { state: 'sent', providerId: result.providerId }, at)
    log.info('Reply sent', { ...fields, outcome: 'sent' })
    return
  }
  const tries = (claimed.message.tries ?? 0) + 1
  const tryAt =
    result.outcome === 'failed' ? nextTryAt(tries, at, result.retryAfterMilliseconds) : undefined
  if (tryAt !== undefined) {
    await giveBack(claimed, tryAt, result.code)
    log.warn('Reply waits for another try', { ...fields, code: result.code, tries })
    return again(claimed.message, tryAt, worker)
  }
  const state = result.outcome === 'unknown' ? 'unconfirmed' : 'failed'
  await settle(claimed, { state, failure: result.code }, at)
  log.error('Reply not sent', { ...fields, code: result.code, outcome: state, tries })
}

/** A short wait is served by the queue. Should this be lost, the clock finds the message in byDue. */
const again = async (
  { thread: id, episode, seq }: MessageKey,
  at: number,
  { queue }: Worker,
): Promise<void> => {
  const delaySeconds = Math.max(1, Math.ceil((at - now()) / secondMilliseconds))
  if (delaySeconds > queueDelaySecondsMax) return
  await sendToQueue(queue, [{ body: { thread: id, episode, seq }, delaySeconds }])
}

const fieldsOf = (one: Message) => ({
  correlation: one.correlation,
  conversation: conversationId(one),
  seq: one.seq,
  inbox: one.inbox,
})
