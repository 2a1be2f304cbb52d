import type { Arrived, ChannelRequest, Intake, Rejection } from '../channels/contract.ts'
import { filesNamed } from '../desk/files.ts'
import type { Inbound } from '../desk/inbound.ts'
import type { Inbox } from '../desk/inbox.ts'
import { inboxOf } from '../desk/policy.ts'
import { now } from '../platform/clock.ts'
import { hashId, keyedId } from '../platform/ids.ts'
import { log } from '../platform/log.ts'
import { pepper, signingSecrets } from '../platform/parameters.ts'
import { keep } from '../store/keep.ts'
import { policy } from '../store/policy.ts'

export type Received =
  | { readonly status: number; readonly body: string }
  | (Omit<Rejection, 'status'> & {
      readonly status: Rejection['status'] | 404
      readonly rejected: true
    })

/** Which channels may bring a request here, by their names. */
export type Intakes = Readonly<Record<string, Intake>>

/**
 * A provider's request: verified, parsed and stored, in this order, before it is acknowledged. Nothing of what
 * is rejected is stored.
 */
export const receive = async (
  intakes: Intakes,
  inbox: string,
  request: ChannelRequest,
  correlation: string,
): Promise<Received> => {
  const settings = inboxOf(await policy(), inbox)
  const channel = settings === undefined ? undefined : intakes[settings.channel]
  if (settings === undefined || channel === undefined) {
    return { status: 404, rejected: true, detail: 'There is no such inbox.' }
  }
  if (request.body.length > channel.bodyBytesMax) {
    const detail = `The body has ${request.body.length} bytes; this inbox takes ${channel.bodyBytesMax}.`
    return { status: 413, rejected: true, detail }
  }
  const unverified = await channel.verify(request, {
    inbox,
    secrets: await signingSecrets(inbox),
    now: now(),
  })
  if (unverified !== undefined) return { ...unverified, rejected: true }
  const arrived = channel.parse(request)
  if ('status' in arrived) return { ...arrived, rejected: true }
  const made = await Promise.all(arrived.map((one) => inboundOf(one, inbox, settings, correlation)))
  const inbounds = made.filter((one) => one !== undefined)
  if (inbounds.length < made.length) {
    return {
      status: 400,
      rejected: true,
      detail: 'A file of the message is none that its sender uploaded.',
    }
  }
  await Promise.all(inbounds.map((one) => keepOne(one, correlation)))
  return channel.acknowledge(arrived.map(({ dedupe }) => dedupe))
}

/** Undefined where it names a file that its sender has not uploaded. */
const inboundOf = async (
  arrived: Arrived,
  inbox: string,
  settings: Inbox,
  correlation: string,
): Promise<Inbound | undefined> => {
  const key = await pepper()
  const { sender, text, attachments, uploads = [], sentAt, threadKey, dedupe, providerId } = arrived
  const thread = keyedId(key, 'thread', inbox, threadKey)
  const files = filesNamed(`chats/${thread}`, uploads)
  if (files === undefined) return undefined
  return {
    kind: 'inbound',
    v: 1,
    thread,
    hash: hashId(inbox, dedupe),
    inbox,
    channel: settings.channel,
    threadKey,
    sender,
    identity: keyedId(key, 'identity', inbox, sender.id),
    profile: keyedId(key, 'profile', JSON.stringify(sender)).slice(0, 8),
    text,
    attachments,
    ...(files.length === 0 ? {} : { files: [...files] }),
    sentAt,
    providerId,
    receivedAt: now(),
    correlation,
  }
}

const keepOne = async (inbound: Inbound, correlation: string): Promise<void> => {
  const outcome = await keep(inbound)
  log.info('Received', { correlation, thread: inbound.thread, inbox: inbound.inbox, outcome })
}
