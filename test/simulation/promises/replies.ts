import type { Message } from '../../../src/desk/message.ts'
import { type DeskAtRest, repeated } from './desk-at-rest.ts'
import type { Observed } from './observed.ts'

const webhookIdOf = ({ thread, episode, seq }: Message): string => `msg_${thread}_${episode}_${seq}`

const outbound = ({ messages }: DeskAtRest) =>
  messages.filter(({ direction }) => direction === 'outbound')

/** Mails that begin with what a message says: agents write nothing twice, and a case's number is its own. */
const mailsOf = ({ mails }: Observed, { text }: Message): number =>
  mails.filter(
    (mail) =>
      mail.text
        .replaceAll('\r', '')
        .split(/\n\nOn .+ wrote:\n/)[0]
        ?.trim() === text.trim(),
  ).length

const isMailed = ({ policy }: Observed, { inbox = '' }: Message): boolean =>
  policy.inboxes[inbox]?.channel === 'mail'

/** No reply reaches the customer's app twice, and none is mailed twice. */
export const repliesOnce = (observed: Observed, desk: DeskAtRest): readonly string[] => [
  ...repeated(observed.received.map(({ webhookId }) => webhookId)).map(
    (id) => `${id} was taken twice`,
  ),
  ...outbound(desk)
    .filter((reply) => isMailed(observed, reply) && mailsOf(observed, reply) > 1)
    .map((reply) => `${webhookIdOf(reply)} was mailed twice`),
]

/** Each reply ends as sent, failed or unconfirmed, and that is what happened to it. */
export const repliesSettled = (observed: Observed, desk: DeskAtRest): readonly string[] =>
  outbound(desk).flatMap((reply) => {
    const id = webhookIdOf(reply)
    const isTaken = isMailed(observed, reply)
      ? mailsOf(observed, reply) > 0
      : observed.received.some(({ webhookId }) => webhookId === id)
    const { delivery } = reply
    if (delivery === 'sent' || delivery === 'delivered')
      return isTaken ? [] : [`${id} is shown as sent, and nobody took it`]
    if (delivery === 'failed') return isTaken ? [`${id} is shown as failed, and was taken`] : []
    return delivery === 'unconfirmed' ? [] : [`${id} has ended as ${delivery}`]
  })

/** What the app took is a reply of ours, in its own words, for its own customer. */
export const repliesOurs = ({ received }: Observed, desk: DeskAtRest): readonly string[] => {
  const known = new Map(outbound(desk).map((reply) => [webhookIdOf(reply), reply]))
  const threads = new Map(desk.ofKind('thread').map(({ thread, threadKey }) => [thread, threadKey]))
  return received.flatMap(({ webhookId, thread, text }) => {
    const reply = known.get(webhookId)
    if (reply === undefined) return [`${webhookId} was taken, and is no reply of the desk`]
    const isOurs = reply.text === text && threads.get(reply.thread) === thread
    return isOurs ? [] : [`${webhookId} was taken for ${thread} with other words`]
  })
}

/** Replies of one conversation arrive in the order in which they were written. */
export const repliesInOrder = ({ received }: Observed, desk: DeskAtRest): readonly string[] => {
  const takenAt = new Map(received.map(({ webhookId, at }) => [webhookId, at]))
  const byConversation = Map.groupBy(
    outbound(desk).filter((reply) => takenAt.has(webhookIdOf(reply))),
    ({ thread, episode }) => `${thread}.${episode}`,
  )
  return [...byConversation].flatMap(([conversation, replies]) => {
    const ordered = [...replies].sort((one, other) => one.seq - other.seq)
    const times = ordered.map((reply) => takenAt.get(webhookIdOf(reply)) ?? 0)
    const isInOrder = times.every((at, index) => index === 0 || at >= (times[index - 1] ?? 0))
    const seqs = ordered.map(({ seq }, index) => `${seq} at ${times[index]}`)
    return isInOrder ? [] : [`${conversation} has sent ${seqs.join(', ')}`]
  })
}

/** A reply fails because of what its channel said, never because the desk did not find what it needs. */
export const repliesFailByChannel = (_: Observed, desk: DeskAtRest): readonly string[] => {
  const threads = new Set(desk.ofKind('thread').map(({ thread }) => thread))
  return outbound(desk).flatMap((reply) => {
    const isLost = reply.delivery === 'failed' && reply.failure === 'unknown-thread'
    return isLost && threads.has(reply.thread)
      ? [`${webhookIdOf(reply)} has failed for want of its thread, which is there`]
      : []
  })
}
