import type { Arrived, ChannelRequest, Intake, Rejection } from '../channels/contract.ts'
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
  await Promise.all(arrived.map((one) => keepOne(one, inbox, settings, correlation)))
  return channel.acknowledge(arrived.map(({ dedupe }) => dedupe))
}

const keepOne = async (
  arrived: Arrived,
  inbox: string,
  settings: Inbox,
  correlation: string,
): Promise<void> => {
  const key = await pepper()
  const { sender, text, attachments, sentAt, threadKey, dedupe, providerId } = arrived
  const inbound: Inbound = {
    kind: 'inbound',
    v: 1,
    thread: keyedId(key, 'thread', inbox, threadKey),
    hash: hashId(inbox, dedupe),
    inbox,
    channel: settings.channel,
    threadKey,
    sender,
    identity: keyedId(key, 'identity', inbox, sender.id),
    profile: keyedId(key, 'profile', JSON.stringify(sender)).slice(0, 8),
    text,
    attachments,
    sentAt,
    providerId,
    receivedAt: now(),
    correlation,
  }
  const outcome = await keep(inbound)
  log.info('Received', { correlation, thread: inbound.thread, inbox, outcome })
}
