import type { DeliveryState, Message } from './message.ts'

/** What became of a mail, for some of those whom it went to. */
export interface MailFate {
  readonly kind: 'delivered' | 'bounced' | 'complained'
  /** Plain, in lowercase. */
  readonly addresses: readonly string[]
  /** Whether no mail of ours will be welcome there. */
  readonly isForGood: boolean
  /** What stands at the message as its failure: `bounced-mailbox-full`, `complained`. */
  readonly code: string
}

/** How a message stands after it. */
export interface MessageFate {
  readonly delivery: DeliveryState
  readonly failure?: string
}

/**
 * What a mail's fate makes of its message; undefined where nothing changes. It goes by whom the mail was for: what became
 * of copies is nobody's concern. Reports come late, twice and in any order: a bounce is the last word, since a server
 * may take a mail and send it back later.
 */
export const fateOfMessage = (
  { delivery, failure }: Pick<Message, 'delivery' | 'failure'>,
  { kind, code }: MailFate,
): MessageFate | undefined => {
  const isBounced = delivery === 'failed' && failure?.startsWith('bounced') === true
  if (kind === 'bounced') return isBounced ? undefined : { delivery: 'failed', failure: code }
  if (isBounced) return undefined
  if (kind === 'complained') {
    return failure === code ? undefined : { delivery: 'delivered', failure: code }
  }
  return delivery === 'delivered' ? undefined : { delivery: 'delivered' }
}
