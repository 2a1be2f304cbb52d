import type { Message } from './message.ts'
import {
  dayMilliseconds,
  hourMilliseconds,
  minuteMilliseconds,
  secondMilliseconds,
} from './units.ts'

/** Longer than the worker's time-out: whoever holds an older claim is no longer running. */
export const deliveryLeaseMilliseconds = 60 * secondMilliseconds

/** Waits before the next try after an outcome that is known to be no: 7 tries over three hours and a half. */
const retryMilliseconds = [
  5 * secondMilliseconds,
  30 * secondMilliseconds,
  2 * minuteMilliseconds,
  10 * minuteMilliseconds,
  30 * minuteMilliseconds,
  2 * hourMilliseconds + 45 * minuteMilliseconds,
] as const

/** Whoever asks for a longer wait gets this one: a reply does not wait for a slip of the other side's clock. */
const retryAfterMaxMilliseconds = dayMilliseconds

/** When to try again after `tries` tries, or undefined when it is given up. */
export const nextTryAt = (tries: number, now: number, retryAfter = 0): number | undefined => {
  const wait = retryMilliseconds[tries - 1]
  if (wait === undefined) return undefined
  return now + Math.max(wait, Math.min(retryAfter, retryAfterMaxMilliseconds))
}

export type DeliveryStep =
  | { readonly do: 'claim' }
  | { readonly do: 'unconfirmed' }
  | { readonly do: 'later'; readonly at: number }
  | { readonly do: 'go-on-by-mail' }
  | { readonly do: 'none' }

/** What to do with an outbound message: `previous` is the reply before it, if that one may still be on its way. */
export const deliveryStep = (
  message: Message,
  previous: Message | undefined,
  now: number,
): DeliveryStep => {
  if (message.delivery === 'sending') {
    const { leaseUntil = 0 } = message
    return leaseUntil > now ? { do: 'later', at: leaseUntil } : { do: 'unconfirmed' }
  }
  if (message.delivery !== 'queued') {
    // What has arrived is due only where it may lie unread in a chat.
    return { do: message.dueAt === undefined ? 'none' : 'go-on-by-mail' }
  }
  const { tryAt = 0 } = message
  if (tryAt > now) return { do: 'later', at: tryAt }
  if (previous?.delivery === 'queued' || previous?.delivery === 'sending') {
    return { do: 'later', at: Math.max(previous.tryAt ?? 0, now + 5 * secondMilliseconds) }
  }
  return { do: 'claim' }
}
